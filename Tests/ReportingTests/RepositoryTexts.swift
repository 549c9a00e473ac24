import Foundation

@testable import Reporting

/// The table of texts as the repository has it.
enum RepositoryTexts {
  static func table() throws -> Texts.Table {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Texts.table(folder: root.appendingPathComponent("data/texts").path)
  }
}
