import Files
import Geography
import Indicators

/// The columns of the table of profiles, a stable interface.
extension ProfileRow: TableRow {
  package static let table = ResultTable<ProfileRow>(
    "profile", "A row is a unit by one indicator of its profile over all themes.",
    key: ["unit_code", "period", "indicator"],
    NamedUnit.codeAndName { $0.unit }, what, own, overAll)

  private static let what: [TableColumn<ProfileRow>] = [
    .year("period", "The year of the figures.") { $0.period },
    .text("theme", "The id of the theme that the indicator belongs to.") { $0.theme },
    .text("indicator", "The indicator's id in the catalogue.") { $0.indicator },
    .text("value_unit", "What the value is: share, a fraction, or points, a mean.") {
      $0.valueUnit.rawValue
    },
    .flag("speaks_for_theme", "Whether it is the indicator by which the theme counts.") {
      $0.speaksForTheme
    },
  ]

  private static let own: [TableColumn<ProfileRow>] = [
    .count("numerator", .persons, "How many it happened to; empty for a mean.") {
      $0.figures?.events
    },
    .count("denominator", .persons, "How many it could happen to, or how many a mean is of.") {
      $0.figures?.count
    },
    .number("value", .indicatorUnit, "The unit's share or mean.") { $0.figures?.value },
    .estimated("expected", .indicatorUnit, "What the other units let expect from its context.") {
      $0.figures?.expected
    },
    .estimated("difference", .indicatorUnit, "The value minus what is expected.") {
      $0.figures?.difference
    },
    .estimated(
      "z_overdispersed", .standardDeviations,
      "The difference over its standard error, the variance between units allowed for."
    ) { $0.figures?.zOverdispersed },
    .estimated(
      "probability", .probability,
      "π: that its lasting value is better than expected by the smallest difference that matters."
    ) { $0.figures?.lasting?.probability },
    .estimated("probability_worse", .probability, "The same for worse.") {
      $0.figures?.lasting?.probabilityWorse
    },
    .estimated(
      "posterior_difference", .indicatorUnit,
      "How far its lasting value is thought to lie from what is expected."
    ) { $0.figures?.lasting?.difference },
    .estimated("posterior_lower_90", .indicatorUnit, "The lower limit of its 90 % interval.") {
      $0.figures?.lasting?.interval90.lower
    },
    .estimated("posterior_upper_90", .indicatorUnit, "The upper limit of its 90 % interval.") {
      $0.figures?.lasting?.interval90.upper
    },
    .word("deviation", "Which side of its expectation it is on; empty where nothing is expected.") {
      $0.deviation
    },
  ]

  private static let overAll: [TableColumn<ProfileRow>] = [
    themes("themes_judged", "In how many themes the unit is judged.") { $0.profile.judged },
    themes("themes_better", "In how many themes it is better than expected.") {
      $0.profile.count(.better)
    },
    themes("themes_worse", "In how many themes it is worse than expected.") {
      $0.profile.count(.worse)
    },
    .flag("front", "Whether it is better somewhere and no other unit outdoes it.") {
      $0.isOnFront
    },
    .word("status", "Whether it is judged, and what kind of lack there is if not.") {
      $0.status
    },
    .text("reason", "Why it is not judged.") { $0.reason },
  ]

  private static func themes(
    _ name: String, _ meaning: String, _ count: @escaping @Sendable (ProfileRow) -> Int
  ) -> TableColumn<ProfileRow> {
    .count(name, .themes, meaning, isNeverEmpty: true, isWithheld: false, count)
  }
}
