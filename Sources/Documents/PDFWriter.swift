import Files
import Foundation
import Paper

/// Writes documents as PDF/UA through Typst: tagged, with language, title and what pictures show.
package struct PDFWriter {
  private let python: ExternalProgram
  private let assets: String

  /// - Parameter assets: the folder with the layout and the script that compiles.
  /// - Throws: `ExternalProgram.Missing` where Typst is not installed.
  package init(assets: String) throws {
    python = try ExternalProgram(pythonWith: "typst", for: "a PDF")
    self.assets = assets
  }

  /// Writes documents to their paths.
  /// - Parameter tell: is given the path of each when it is written.
  package func write(
    _ documents: [(document: PaperDocument, path: String)], tell: (String) -> Void = { _ in }
  ) throws {
    let work = try ScratchFolder()
    let files = FileManager.default
    try files.copyItem(atPath: "\(assets)/paper.typ", toPath: work.path("paper.typ"))
    var list = ""
    for (place, (document, path)) in documents.enumerated() {
      let folder = work.path(String(place))
      try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try PaperDocument.write(document.pictures, to: folder)
      try Data(document.typst.utf8).write(to: URL(fileURLWithPath: "\(folder)/main.typ"))
      list += "\(folder)/main.typ\t\(path)\n"
    }
    try python.run(["\(assets)/compile.py", work.path], input: list, eachLine: tell)
  }
}
