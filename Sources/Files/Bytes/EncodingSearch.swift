/// Detects a file's encoding from all its bytes, which arrive in pieces.
///
/// A byte order mark decides; else zeros in every other place mean UTF-16; else what is valid UTF-8 is
/// UTF-8; what remains is Windows-1252, of which Latin-1's letters are a part, or by the letters in its words
/// code page 850 or Mac Roman.
struct EncodingSearch {
  private var isBegun = false
  private var marked: TextEncoding?
  private var isASCII = true
  private var isUTF8 = true
  /// The start of a UTF-8 character that continues in the next piece.
  private var unfinished: [UInt8] = []
  /// How often each byte from 0x80 on stands beside a letter.
  private var inWords = Array(repeating: 0, count: 128)
  private var counted = 0
  /// So much of a file tells what its letters are.
  private static let mostCounted = 1 << 22

  /// The detected encoding; valid after the last piece has been added.
  var encoding: TextEncoding {
    if let marked { return marked }
    if isASCII { return .ascii }
    return isUTF8 && unfinished.isEmpty ? .utf8 : SingleByteLetters.encoding(inWords)
  }

  /// Adds the next piece; the first must hold at least 4 KiB, or the whole file if that is shorter.
  mutating func add(_ piece: ArraySlice<UInt8>) {
    if !isBegun { marked = Self.marked(piece) }
    isBegun = true
    guard marked == nil else { return }
    if counted < Self.mostCounted { countWords(piece) }
    guard isUTF8 else { return }
    if isASCII { isASCII = piece.allSatisfy { $0 < 0x80 } }
    if isASCII { return }
    let text = unfinished.isEmpty ? piece : (unfinished + piece)[...]
    let end = text.endOfWholeUTF8
    unfinished = Array(text[end...])
    isUTF8 = unfinished.count < 4 && String(validating: text[..<end], as: UTF8.self) != nil
  }

  private mutating func countWords(_ piece: ArraySlice<UInt8>) {
    func isLetter(_ at: Int) -> Bool {
      piece.indices.contains(at) && (0x61...0x7A).contains(piece[at] | 0x20)
    }
    counted += piece.count
    for at in piece.indices where piece[at] >= 0x80 && (isLetter(at - 1) || isLetter(at + 1)) {
      inWords[Int(piece[at] - 0x80)] += 1
    }
  }

  /// The encoding that the first bytes reveal, by a byte order mark or the zero bytes of UTF-16; nil for
  /// neither.
  static func marked(_ beginning: ArraySlice<UInt8>) -> TextEncoding? {
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
  /// The index at which a UTF-8 character begins that the slice cuts off; `endIndex` when none is cut
  /// off.
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
