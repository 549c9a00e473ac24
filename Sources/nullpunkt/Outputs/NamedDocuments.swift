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

  /// Adds the guide for a group's meeting: `veiviser-kongsvingerregionen`.
  mutating func addGuide(from site: Site, _ language: Language) throws {
    let kind = language.isNorwegian ? "veiviser" : "guide"
    let region = site.regionName.map { "-\($0.inFileName)" } ?? ""
    all.append(("\(kind)\(region)", try site.guideDocument()))
  }

  /// Adds a candidate's work sheets: `arbeidsark-5416-bardu`.
  /// - Throws: `Refusal` for a unit that is no candidate.
  mutating func addSheet(of unit: NamedUnit, from site: Site, _ language: Language) throws {
    guard let document = try site.sheetDocument(of: unit) else {
      throw Refusal(
        "\(unit.name) is no candidate in the newest search by any indicator; nullpunkt candidates lists "
          + "those that are")
    }
    let kind = language.isNorwegian ? "arbeidsark" : "work-sheet"
    all.append(("\(kind)-\(unit.inFileName)", document))
  }
}
