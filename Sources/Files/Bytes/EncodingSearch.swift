/// Finds an encoding from all bytes of a file, which come in pieces.
///
/// A byte order mark decides; else zeros in every other place mean UTF-16; else what is valid UTF-8 is
/// UTF-8; what remains is Windows-1252, of which Latin-1's letters are a part.
struct EncodingSearch {
  private var isBegun = false
  private var marked: TextEncoding?
  private var isASCII = true
  private var isUTF8 = true
  /// The beginning of a letter that the next piece must end.
  private var unfinished: [UInt8] = []

  /// The encoding, when the last piece has been taken.
  var encoding: TextEncoding {
    if let marked { return marked }
    if isASCII { return .ascii }
    return isUTF8 && unfinished.isEmpty ? .utf8 : .windows1252
  }

  /// Takes the next piece, of which the first must be at least 4 KiB where the file is.
  mutating func take(_ piece: ArraySlice<UInt8>) {
    if !isBegun { marked = Self.marked(piece) }
    isBegun = true
    guard marked == nil, isUTF8 else { return }
    if isASCII { isASCII = piece.allSatisfy { $0 < 0x80 } }
    if isASCII { return }
    let text = unfinished.isEmpty ? piece : (unfinished + piece)[...]
    let end = text.endOfWholeUTF8
    unfinished = Array(text[end...])
    isUTF8 = unfinished.count < 4 && String(validating: text[..<end], as: UTF8.self) != nil
  }

  /// What the first bytes tell: a mark, or the zeros of UTF-16.
  private static func marked(_ beginning: ArraySlice<UInt8>) -> TextEncoding? {
    if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if beginning.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if beginning.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = Array(beginning.prefix(4096))
    let zeros = sample.indices.filter { sample[$0] == 0 }
    guard zeros.count * 3 > sample.count else { return nil }
    let atOddPlaces = zeros.count { $0 % 2 == 1 }
    if atOddPlaces == zeros.count { return .utf16LittleEndian }
    return atOddPlaces == 0 ? .utf16BigEndian : nil
  }
}

extension ArraySlice<UInt8> {
  /// Where the last letter begins that is cut off by the end; `endIndex` when none is.
  var endOfWholeUTF8: Int {
    for back in 1..<4 where back <= count {
      let byte = self[endIndex - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? endIndex - back : endIndex
    }
    return endIndex
  }
}
