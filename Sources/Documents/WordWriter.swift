import Files
import Foundation
import Paper
import Pictures

/// Writes documents that Word opens, through pandoc. The same document gives the same bytes with the same
/// programs.
package final class WordWriter {
  private let pandoc: ExternalProgram
  private let python: ExternalProgram
  private let assets: String
  /// Where the document is from which pandoc takes its styles, once it is made.
  private var styles: ScratchFolder?

  /// - Parameter assets: the folder with the script that makes the styles.
  /// - Throws: `ExternalProgram.Missing` where a program that is needed is not installed.
  package init(assets: String) throws {
    let purpose = "a document for Word"
    pandoc = try ExternalProgram("pandoc", for: purpose)
    // Pandoc runs it for what programs show that know no SVG.
    _ = try ExternalProgram("rsvg-convert", for: purpose)
    python = try ExternalProgram("python3", for: purpose)
    self.assets = assets
  }

  /// The path of the document with the styles.
  private func reference() throws -> String {
    if let styles { return styles.path("reference.docx") }
    let folder = try ScratchFolder()
    try pandoc.run([
      "--output", folder.path("pandoc.docx"), "--print-default-data-file", "reference.docx",
    ])
    try python.run([
      "\(assets)/reference.py", folder.path("pandoc.docx"), folder.path("reference.docx"),
    ])
    styles = folder
    return folder.path("reference.docx")
  }

  /// Writes a document to a path.
  package func write(_ document: PaperDocument, to path: String) throws {
    let work = try ScratchFolder()
    try PaperDocument.write(document.picturesOutsideTables, to: work.path, scale: 2)
    try pandoc.run(
      [
        "--from", "html", "--to", "docx", "--reference-doc", reference(),
        "--metadata", "lang=\(document.language)-NO", "--output", path,
      ],
      input: document.html.text, environment: ExternalProgram.sameDay, in: work.path)
  }
}

extension PaperDocument {
  /// Writes pictures under the names by which the document knows them.
  /// - Parameter scale: how much larger they are than they are drawn, for whoever makes dots of them.
  static func write(_ pictures: [Picture], to folder: String, scale: Double = 1) throws {
    for (place, picture) in pictures.enumerated() {
      try Data(picture.bareFile(scale: scale).bytes).write(
        to: URL(fileURLWithPath: "\(folder)/\(fileName(ofPicture: place))"))
    }
  }
}
