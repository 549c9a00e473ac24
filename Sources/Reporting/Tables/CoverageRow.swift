import Analysis

/// A row of the table of coverage: an indicator in a year. It tells of no person, only of what is at hand.
package struct CoverageRow: Encodable {
  package let theme: String
  package let indicator: String
  package let year: Int
  package let status: String
  package let municipalities: Int
  package let withheld: Int
  package let municipalitiesInAll: Int
  package let county: Bool
  package let country: Bool
  package let table: String
  package let access: String
  package let address: String
  package let choices: String
  package let recipe: String

  package static let header = [
    "theme", "indicator", "year", "status", "municipalities", "withheld", "municipalities_in_all",
    "county", "country", "table", "access", "address", "choices", "recipe",
  ]

  /// The rows in order of theme, indicator and year.
  package static func all(_ coverage: Coverage) -> [CoverageRow] {
    coverage.themes.flatMap { theme in
      theme.indicators.flatMap { indicator in
        coverage.years.map { year in
          let (cell, place) = (coverage.cell(indicator, year), coverage.sources[indicator.source])
          return CoverageRow(
            theme: theme.id, indicator: indicator.id, year: year,
            status: coverage.status(indicator, year).rawValue, municipalities: cell.figures,
            withheld: cell.withheld, municipalitiesInAll: coverage.municipalities,
            county: cell.ofCounty, country: cell.ofCountry, table: place?.table.en ?? "",
            access: place?.access.rawValue ?? "", address: place?.address ?? "",
            choices: place?.choices.en ?? "", recipe: place?.recipe ?? "")
        }
      }
    }
  }

  package var cells: [String] {
    [
      theme, indicator, String(year), status, String(municipalities), String(withheld),
      String(municipalitiesInAll), county ? "yes" : "no", country ? "yes" : "no", table, access,
      address, choices, recipe,
    ]
  }
}
