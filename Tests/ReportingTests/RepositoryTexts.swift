import Foundation

@testable import Reporting

/// The table of texts as the repository has it.
enum RepositoryTexts {
  static func table() throws -> Texts.Table { try Texts.table(folder: "\(data)/texts") }

  /// The repository's data folder.
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("data").path
}
