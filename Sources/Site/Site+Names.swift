import Geography
import Indicators
import Reporting

extension Site {
  /// The sources of indicators as readers know them, each publisher once with its numbered tables:
  /// `NAV og SSB (tabell 11695 og 13556)`.
  func sources(_ indicators: [Indicator]) throws -> String {
    try sources(named: indicators.map(\.source))
  }

  /// The same for the names of recipes.
  func sources(named sources: [String]) throws -> String {
    var tables: [String: Set<String>] = [:]
    for source in sources {
      let parts = source.split(separator: "-", maxSplits: 1).map(String.init)
      let table = parts.last.flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil }
      tables[try publisher(parts.first ?? source, of: source), default: []]
        .formUnion([table].compactMap { $0 })
    }
    return try words.list(
      tables.sorted { $0.key < $1.key }.map { publisher, tables in
        tables.isEmpty
          ? publisher
          : try words(
            "source_tables",
            [
              "publisher": publisher, "tables": words.list(tables.sorted()),
              "several": tables.count > 1 ? "several" : "",
            ])
      })
  }

  private func publisher(_ key: String, of source: String) throws -> String {
    if source == "figures-template" { return try words("source_template") }
    if source == "ung-inkludering" { return try words("source_final_report") }
    return [
      "ssb": "SSB", "nav": "NAV", "fhi": "FHI", "imdi": "IMDi", "udir": "Udir",
      "ungdata": "Ungdata", "statsforvalteren": "Statsforvalteren",
    ][key] ?? source
  }

  /// A unit's name in a list where counties stand among municipalities: of Oslo there are both.
  func nameAmongAll(_ unit: NamedUnit) throws -> String {
    guard unit.code.level == .county, municipalNames.contains(unit.name) else { return unit.name }
    return try words("name_county", ["name": unit.name])
  }

  /// The name of a context indicator inside a sentence.
  func contextName(_ name: String) throws -> String {
    if name == Indicator.sizeAsContext { return try words("context_size") }
    return content.catalogue.indicators.first { $0.id == name }?.name.string(words.language)
      .insideSentence ?? name
  }
}
