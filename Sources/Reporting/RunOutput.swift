import Analysis

/// A file that `run` writes.
package struct RunOutput: Sendable, Equatable {
  package let file: String
  package let readers: [Reader]

  /// All files of a run: a region's site, pages and tables, the manifest, and the database beside them.
  package static func all(_ language: Language) -> [RunOutput] {
    let pages = ReportPage.allCases.map {
      RunOutput(file: $0.fileName(language), readers: [.municipalities])
    }
    let tables = ResultFile.ofRun.map { RunOutput(file: $0.name(.csv), readers: $0.readers) }
    let package = (PackagedFile.beside.map(\.path) + [PackagedFile.descriptor]).map {
      RunOutput(file: $0, readers: [.researchers])
    }
    let site = RunOutput(file: "index.html", readers: [.municipalities])
    let documents = RunOutput(
      file: OutputFolder.documentsFolder(language), readers: [.municipalities])
    return [site, documents] + pages + tables + package + [
      RunOutput(file: OutputFolder.manifestName, readers: [.analysts]),
      RunOutput(file: Program.databaseName, readers: [.analysts]),
    ]
  }
}

extension OutputFolder {
  /// The name of the folder of documents for Word and as PDF.
  package static func documentsFolder(_ language: Language) -> String {
    language.isNorwegian ? "dokumenter" : "documents"
  }
}
