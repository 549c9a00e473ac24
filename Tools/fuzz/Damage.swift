import Chance

/// The kinds of damage that files suffer on their way from a source.
enum Damage: String, CaseIterable {
  case cut
  case lineDoubled = "line doubled"
  case lineLost = "line lost"
  case linesSwapped = "lines swapped"
  case cellsSwapped = "cells swapped"
  case cellLost = "cell lost"
  case reencoded = "re-encoded"
  case byteFlipped = "byte flipped"
  case quoteLost = "quote lost"
  case blankLine = "blank line put in"
  case wrongLineEnds = "line ends changed"
  case text = "word put in"
  case quotePutIn = "quote put in"
  case cellAdded = "cell added"
  case otherDelimiter = "other delimiter in a line"
  case headerDoubled = "header doubled"

  /// Returns a damaged copy.
  /// - Parameter delimiter: the byte between cells.
  func applied(to bytes: [UInt8], delimiter: UInt8, width: Int, _ random: inout SplitMix64)
    -> [UInt8]
  {
    let newline = UInt8(ascii: "\n")
    var lines = bytes.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
    let at = random.below(lines.count)
    let other = random.below(lines.count)
    func joined() -> [UInt8] { Array(lines.joined(separator: [newline])) }
    switch self {
    case .cut: return Array(bytes.prefix(random.below(bytes.count)))
    case .lineDoubled: lines.insert(lines[at], at: at)
    case .lineLost: lines.remove(at: at)
    case .linesSwapped: lines.swapAt(at, other)
    case .cellsSwapped, .cellLost:
      var cells = lines[at].split(separator: delimiter, omittingEmptySubsequences: false)
      let (first, second) = (random.below(cells.count), random.below(cells.count))
      if self == .cellLost { cells.remove(at: first) } else { cells.swapAt(first, second) }
      lines[at] = Array(cells.joined(separator: [delimiter]))
    case .reencoded: return bytes.flatMap { $0 < 0x80 ? [$0] : [0xC3, $0 & 0xBF] }
    case .byteFlipped:
      var changed = bytes
      let place = random.below(changed.count)
      changed[place] ^= 1 << random.below(8)
      return changed
    case .quoteLost:
      let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
      guard !quotes.isEmpty else { return bytes }
      var changed = bytes
      changed.remove(at: random.one(of: quotes))
      return changed
    case .quotePutIn:
      let place = random.below(lines[at].count + 1)
      lines[at].insert(UInt8(ascii: "\""), at: place)
    case .cellAdded:
      let ends =
        [lines[at].startIndex, lines[at].endIndex]
        + lines[at].indices.filter {
          lines[at][$0] == delimiter
        }
      lines[at].insert(delimiter, at: random.one(of: ends))
    case .otherDelimiter:
      // Most often it is the last line, appended by another program.
      let line = random.below(2) == 0 ? at : lines.lastIndex { !$0.isEmpty } ?? at
      let others = ",;\t|".utf8.filter { $0 != delimiter }
      let other = random.one(of: others)
      lines[line] = lines[line].map { $0 == delimiter ? other : $0 }
    case .headerDoubled:
      let widths = lines.prefix(12).map { line in line.count { $0 == delimiter } }
      let header = widths.firstIndex(of: widths.max() ?? 0) ?? 0
      lines.insert(lines[header], at: random.below(2) == 0 ? header : at)
    case .blankLine: lines.insert([], at: at)
    case .wrongLineEnds: lines = lines.map { random.below(2) == 0 ? $0 : $0 + [UInt8(ascii: "\r")] }
    case .text:
      let place = random.below(lines[at].count + 1)
      lines[at].insert(contentsOf: Array("feil".utf8), at: place)
    }
    return joined()
  }
}
