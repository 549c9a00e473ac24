import Files
import Foundation
import Ingestion

/// Where the command speaks: answers on standard output, everything else on standard error.
enum Console {
  /// Ends the program when the answer cannot be written: a full disk must not look like success.
  static func answer(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
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
