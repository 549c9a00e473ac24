import Analysis
import Documents
import Files
import Paper

/// The format of a document.
enum DocumentFormat: String, CaseIterable {
  case docx, pdf
}

/// What writes documents in one format, with the programs that it needs found.
struct DocumentWriter {
  let format: DocumentFormat
  private let tool: Tool

  private enum Tool {
    case word(WordWriter)
    case pdf(PDFWriter)
  }

  /// - Throws: `ExternalProgram.Missing` where a program that is needed is not installed.
  init(_ format: DocumentFormat, _ assets: String) throws {
    self.format = format
    tool =
      switch format {
      case .docx: .word(try WordWriter(assets: assets))
      case .pdf: .pdf(try PDFWriter(assets: assets))
      }
  }

  /// The writers of all formats whose programs are installed. Of the others it is told what is missing.
  static func installed(_ assets: String) throws -> [DocumentWriter] {
    try DocumentFormat.allCases.compactMap { format in
      do {
        return try DocumentWriter(format, assets)
      } catch let missing as ExternalProgram.Missing {
        Console.explain("no \(format.rawValue) is written: \(missing)")
        return nil
      }
    }
  }

  /// Writes every document into a folder.
  /// - Parameters:
  ///   - place: what stands before the names: a folder with its slash, or nothing.
  ///   - tell: is given how many are written, after each.
  func write(
    _ documents: NamedDocuments, into folder: OutputFolder, at place: String = "",
    tell: (Int) -> Void = { _ in }
  ) throws {
    let scratch = try ScratchFolder()
    let files = documents.all.map { (document: $0.document, name: "\($0.name).\(format.rawValue)") }
    var written = 0
    switch tool {
    case .word(let word):
      for file in files {
        try word.write(file.document, to: scratch.path(file.name))
        written += 1
        tell(written)
      }
    case .pdf(let pdf):
      try pdf.write(
        files.map { ($0.document, scratch.path($0.name)) },
        tell: { _ in
          written += 1
          tell(written)
        })
    }
    for file in files {
      try folder.write(contentsOf: scratch.path(file.name), as: place + file.name)
    }
  }
}

extension Knowledge {
  /// The folder with what lays documents out.
  var paperAssets: String { "\(folder)/paper" }
}
