import Analysis
import Indicators

/// The coverage in a terminal: what there is of each indicator, and where the rest is to be had.
package struct CoverageSummary: Worded {
  private let coverage: Coverage
  private let zeroPoint: Int
  private let query: (_ recipe: String) throws -> String?
  let wording: Wording

  /// - Parameter query: the address that answers with a recipe's table; nil for one that has none.
  package init(
    _ coverage: Coverage, _ zeroPoint: Int, texts: Texts, language: Language,
    query: @escaping (_ recipe: String) throws -> String?
  ) {
    self.coverage = coverage
    self.zeroPoint = zeroPoint
    self.query = query
    wording = Wording(texts: texts, language: language)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  package func text() throws -> String {
    let rows = try coverage.themes.flatMap { theme in
      try theme.indicators.map { indicator in
        [
          theme.id, indicator.id, YearSpans.text(coverage.years(indicator, [.loaded])),
          try partly(indicator), YearSpans.text(coverage.years(indicator, [.withheld])),
          YearSpans.text(coverage.years(indicator, [.missing, .elsewhere])), indicator.source,
        ]
      }
    }
    let table = AlignedTable(
      header: try [
        "theme", "indicator", "loaded", "partly", "withheld", "missing", "source",
      ].map { try say("table_\($0)") },
      rows: rows
    ).text
    let places = try coverage.wanting(zeroPoint).map(place)
    guard !places.isEmpty else { return table }
    let wanting = try say("table_wanting", ["year": String(zeroPoint)])
    return table + "\n\(wanting)\n\n" + places.joined(separator: "\n")
  }

  /// The years with figures of some municipalities, each with how many.
  private func partly(_ indicator: Indicator) throws -> String {
    try coverage.years(indicator, [.partly]).map { year in
      try say(
        "table_partly_of",
        [
          "year": String(year), "figures": String(coverage.cell(indicator, year).figures),
          "all": String(coverage.municipalities),
        ])
    }.joined(separator: ", ")
  }

  private func place(_ wanting: (source: String, indicators: [Indicator])) throws -> String {
    let gives = try say("table_gives")
    let names = wanting.indicators.map(\.id).joined(separator: ", ")
    guard let place = coverage.sources[wanting.source] else {
      return "\(wanting.source): \(try say("table_untold"))\n  \(gives): \(names)\n"
    }
    let how = try say("coverage_access_\(place.access.rawValue)")
    let language = wording.language
    return """
      \(wanting.source): \(place.table.string(language)) (\(how))\(place.address.map { ", \($0)" } ?? "")
        \(try say("table_choose")): \(place.choices.string(language))\(try query(place.recipe).map { "\n  \(try say("table_fetch")): \($0)" } ?? "")
        \(try say("table_read_by")): \(place.recipe)
        \(gives): \(names)

      """
  }
}

/// Years in a few characters: `2015–2024`, `2013 2016–2018`.
package enum YearSpans {
  package static func text(_ years: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for year in years {
      if let last = spans.last, last.upperBound == year - 1 {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans.map { span in
      span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)–\(span.upperBound)"
    }.joined(separator: " ")
  }
}
