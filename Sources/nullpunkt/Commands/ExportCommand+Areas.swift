import Analysis
import Files
import Geography
import Indicators
import Observations
import Reporting
import Site
import Storage

/// What an export writes of areas: pages and documents, of the unit asked for or of all.
extension ExportCommand {
  /// Writes the pages of a site, or one unit's alone, with the list of their numbers.
  func writePages(
    _ site: Site, _ analysis: Analysis, _ knowledge: Knowledge, _ store: Store,
    into folder: OutputFolder
  ) throws {
    guard let unit = try unit(analysis, knowledge) else {
      analysis.forgetSeries()
      return try folder.writeSite(site.placed(by: store, analysis), into: nil)
    }
    guard let page = try site.profile(of: unit) else {
      throw Refusal("there are no figures to make a page of; import some first")
    }
    try folder.write(page.html.bytes, as: page.name)
    try folder.writeNumbers(page.numbers, into: nil)
  }

  /// The unit asked for; nil where none is.
  func unit(_ analysis: Analysis, _ knowledge: Knowledge) throws -> NamedUnit? {
    let geography = try knowledge.geography
    return try unit.map {
      try analysis.territory.unit(meantBy: $0, geography, tell: Console.explain)
    }
  }

  /// The guide, or the work sheets of a unit; else the profile of the unit asked for; else a region's report and the profiles of its municipalities; else
  /// the profiles of all municipalities.
  func documents(
    _ analysis: Analysis, _ site: Site, _ content: ReportContent?, _ knowledge: Knowledge
  ) throws -> NamedDocuments {
    var documents = NamedDocuments()
    if guide {
      if let unit = try unit(analysis, knowledge) {
        try documents.addSheet(of: unit, from: site, language)
      } else {
        try documents.addGuide(from: site, language)
      }
      return documents
    }
    if let unit = try unit(analysis, knowledge) {
      try documents.addProfile(of: unit, from: site, language)
      return documents
    }
    if let content { try documents.addReport(content, knowledge.texts, language) }
    let units =
      content?.municipalities ?? analysis.territory.units.filter(\.code.level.isMunicipal)
    for unit in units { try documents.addProfile(of: unit, from: site, language) }
    return documents
  }

  /// Says how many documents are written, where many are.
  func told(_ written: Int) {
    if written.isMultiple(of: 50) { Console.explain("\(written) documents written") }
  }
}
