import Analysis
import Files
import Indicators
import Observations
import Statistics

/// An indicator with its theme: one row of the list that other tables' `indicator` refers to.
package struct CatalogueRow: Sendable {
  let indicator: Indicator
  let theme: Catalogue.Theme

  package static func all(_ catalogue: Catalogue) -> [CatalogueRow] {
    catalogue.themes.flatMap { theme in
      theme.indicators.map { CatalogueRow(indicator: $0, theme: theme) }
    }
  }
}

/// The columns of the list of indicators, a stable interface.
extension CatalogueRow: TableRow {
  package static let table = ResultTable<CatalogueRow>(
    "catalogue", "A row is an indicator of the catalogue, by which other tables name it.",
    key: ["id"], [.text("id", "The indicator's id.") { $0.indicator.id }],
    [.text("theme", "The id of its theme.") { $0.theme.id }],
    inAllLanguages("theme", "The theme's name") { $0.theme.name },
    inAllLanguages("name", "The indicator's name") { $0.indicator.name },
    inAllLanguages("definition", "The definition") { $0.indicator.definition },
    inAllLanguages("limits", "What the figure does not say") { $0.indicator.limits },
    measured)

  private static let measured: [TableColumn<CatalogueRow>] = [
    .text("source", "The source of the figures.") { $0.indicator.source },
    .word("value_unit", "What the value is: share, a fraction, or points, a mean.") {
      $0.indicator.valueUnit
    },
    .word("polarity", "Whether lower or higher is better, or neither.") { $0.indicator.polarity },
    .count(
      "floor", .persons, "The smallest denominator that a candidate can have.", isNeverEmpty: true,
      isWithheld: false
    ) { $0.indicator.floor },
    .number(
      "smallest_difference", .indicatorUnit, "The smallest difference that matters in practice.",
      isWithheld: false
    ) { row in
      row.indicator.smallestDifference.map { row.indicator.isMean ? $0.points : $0.points / 100 }
    },
  ]

  private static func inAllLanguages(
    _ name: String, _ meaning: String,
    _ text: @escaping @Sendable (CatalogueRow) -> LocalizedText
  ) -> [TableColumn<CatalogueRow>] {
    [
      .text("\(name)_en", "\(meaning), in English.") { text($0).en },
      .text("\(name)_nb", "\(meaning), in bokmål.") { text($0).nb },
      .text("\(name)_nn", "\(meaning), in nynorsk.") { text($0).nn },
    ]
  }
}

extension CatalogueRow: UnrestrictedRow {
  package static let needsNoProtection = "It tells what is measured and holds no figures."
}
