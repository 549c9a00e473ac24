import Analysis
import Files
import Geography
import Paper
import Reporting
import Site

/// Documents with the names of their files, without what comes after the dot.
struct NamedDocuments {
  private(set) var all: [(name: String, document: PaperDocument)] = []

  /// Adds a unit's profile: `profil-3417-grue`.
  /// - Throws: `Refusal` where there are no figures.
  mutating func addProfile(of unit: NamedUnit, from site: Site, _ language: Language) throws {
    guard let document = try site.document(of: unit) else {
      throw Refusal("there are no figures to make a profile of; import some first")
    }
    let kind = language.isNorwegian ? "profil" : "profile"
    all.append(("\(kind)-\(unit.inFileName)", document))
  }

  /// Adds a region's report with all its pages: `rapport-kongsvingerregionen`.
  mutating func addReport(_ content: ReportContent, _ texts: Texts, _ language: Language) throws {
    let document = MarkdownReader.document(
      try content.pages(texts, language), language: language.rawValue,
      footer: "nullpunkt \(content.contentHash.prefix(12))")
    let kind = language.isNorwegian ? "rapport" : "report"
    all.append(("\(kind)-\(content.region.name.inFileName)", document))
  }
}
