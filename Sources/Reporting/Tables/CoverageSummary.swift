import Analysis
import Indicators

/// The coverage in a terminal: what there is of each indicator, and where the rest is to be had.
package struct CoverageSummary {
  private let coverage: Coverage
  private let zeroPoint: Int
  private let query: (_ recipe: String) throws -> String?

  /// - Parameter query: the address that answers with a recipe's table; nil for one that has none.
  package init(
    _ coverage: Coverage, _ zeroPoint: Int, query: @escaping (_ recipe: String) throws -> String?
  ) {
    self.coverage = coverage
    self.zeroPoint = zeroPoint
    self.query = query
  }

  package func text() throws -> String {
    let rows = coverage.themes.flatMap { theme in
      theme.indicators.map { indicator in
        [
          theme.id, indicator.id, YearSpans.text(coverage.years(indicator, [.loaded])),
          partly(indicator), YearSpans.text(coverage.years(indicator, [.withheld])),
          YearSpans.text(coverage.years(indicator, [.missing, .elsewhere])), indicator.source,
        ]
      }
    }
    let table = AlignedTable(
      header: ["theme", "indicator", "loaded", "partly", "withheld", "missing", "source"],
      rows: rows
    ).text
    let places = try coverage.wanting(zeroPoint).map(place)
    guard !places.isEmpty else { return table }
    return table + "\nNot whole for \(zeroPoint), and to be had:\n\n"
      + places.joined(separator: "\n")
  }

  /// The years with figures of some municipalities, each with how many.
  private func partly(_ indicator: Indicator) -> String {
    coverage.years(indicator, [.partly]).map { year in
      "\(year) (\(coverage.cell(indicator, year).figures) of \(coverage.municipalities))"
    }.joined(separator: ", ")
  }

  private func place(_ wanting: (source: String, indicators: [Indicator])) throws -> String {
    let names = wanting.indicators.map(\.id).joined(separator: ", ")
    guard let place = coverage.sources[wanting.source] else {
      return "\(wanting.source): nobody has told where it is to be had\n  gives: \(names)\n"
    }
    let how =
      switch place.access {
      case .open: "open"
      case .ordered: "to be ordered"
      case .entered: "to be entered by hand"
      case .unobtainable: "not to be had"
      }
    return """
      \(wanting.source): \(place.table.en) (\(how))\(place.address.map { ", \($0)" } ?? "")
        choose: \(place.choices.en)\(try query(place.recipe).map { "\n  or fetch: \($0)" } ?? "")
        read by: \(place.recipe)
        gives: \(names)

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
