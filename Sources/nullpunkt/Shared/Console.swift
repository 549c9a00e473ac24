import Disclosure
import Files
import Foundation
import Ingestion

/// Where the command speaks: answers on standard output, everything else on standard error.
enum Console {
  /// Ends the program when the answer cannot be written: a full disk must not look like success.
  static func answer(_ text: String) { answer(Array(text.utf8)) }

  /// A table, row by row.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot say.
  static func answer<Row: TableRow>(_ table: Protected<Row>, as format: TableFormat) throws {
    try table.write(as: format) { answer($0) }
  }

  private static func answer(_ bytes: [UInt8]) {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      explain("the answer could not be written: \(operatingSystemReason(for: error))")
      exit(1)
    }
  }

  /// Best effort: where standard error is closed there is nobody to tell.
  static func explain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
