import Foundation

/// Where the command speaks: answers on standard output, everything else on standard error.
enum Console {
  static func answer(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func explain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
