import Paper
import Reporting

extension NetworkPage {
  /// The page as a document with its picture after the first paragraphs, which one for the public has not.
  /// - Parameter id: the picture's, its own on a page.
  package func document(_ report: NetworkReport, language: Language, picture id: String = "network")
    throws -> PaperDocument
  {
    let page = MarkdownReader().read(try markdown())
    let place = page.blocks.firstIndex { if case .heading = $0 { true } else { false } }
    var blocks = page.blocks
    if !report.isPublic {
      blocks.insert(.picture(try picture(report, id: id)), at: place ?? blocks.endIndex)
    }
    return PaperDocument(
      title: page.title, language: language.rawValue, footer: try source(), blocks: blocks)
  }
}
