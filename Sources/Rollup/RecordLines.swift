import Files
import Foundation

/// Where the records of a text file begin, for an engine that numbers records and not lines.
enum RecordLines {
  /// The lines of records by their numbers, from 1, which is the header's. A record with line breaks between
  /// quotation marks has several lines.
  /// - Parameter countsBlank: whether blank lines are records too.
  static func of(_ records: Set<Int>, in path: String, countsBlank: Bool = false) -> [Int: Int] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [:] }
    defer { try? file.close() }
    var found: [Int: Int] = [:]
    var (line, record) = (1, 0)
    var (isQuoted, isAtStart, isAfterReturn) = (false, true, false)
    while found.count < records.count, let piece = try? file.read(upToCount: 1 << 20),
      !piece.isEmpty
    {
      for byte in piece {
        if byte == 0x0A, isAfterReturn {
          isAfterReturn = false
          continue
        }
        isAfterReturn = byte == 0x0D
        let isEnd = byte == 0x0A || byte == 0x0D
        if isAtStart, !isEnd || countsBlank {
          isAtStart = false
          record += 1
          if records.contains(record) { found[record] = line }
        }
        if isEnd {
          line += 1
          if !isQuoted { isAtStart = true }
        } else if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        }
      }
    }
    return found
  }
}
