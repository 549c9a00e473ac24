import Files
import Foundation
import Ingestion

@testable import Reporting

/// The table of texts as the repository has it.
enum RepositoryTexts {
  static func table() throws -> Texts.Table {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try YAMLFile.read(
      Texts.Table.self, path: root.appendingPathComponent("data/texts/report.yaml").path)
  }
}
