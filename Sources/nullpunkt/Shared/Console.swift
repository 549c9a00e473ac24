import Disclosure
import Files
import Foundation
import Ingestion

/// Writes answers to standard output, and everything else to standard error.
enum Console {
  /// Writes an answer; exits with an error when it cannot be written, so that a full disk does not look
  /// like success.
  static func answer(_ text: String) { answer(Array(text.utf8)) }

  /// Writes a table row by row.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot express.
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

  /// Writes to standard error; failures are ignored, since nobody could be told.
  static func explain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
