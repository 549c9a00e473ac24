import Files
import Geography
import Indicators
import Observations

/// The columns of the table of candidates, a stable interface.
extension Candidate: TableRow {
  package static let table = ResultTable<Candidate>(
    "candidate", "A row is a unit searched by one indicator, with its evidence.",
    key: ["indicator", "unit_code", "period", "sex"],
    [.text("indicator", "The indicator's id in the catalogue.") { $0.indicator }],
    NamedUnit.codeAndName { $0.unit }, whom, Evidence.columns { $0.evidence }, lasting)

  private static let whom: [TableColumn<Candidate>] = [
    .year("period", "The year that is tested.") { $0.period },
    .word("sex", "Whom the figures count: both, female or male.") { $0.sex },
    .word("value_unit", "What the value is: share, a fraction, or points, a mean.") {
      $0.valueUnit
    },
  ]

  private static let lasting: [TableColumn<Candidate>] = [
    .count(
      "better_periods", .periods, "In how many of the last periods it was clearly better."
    ) { $0.evidence?.judged.lasting?.better },
    .count("compared_periods", .periods, "In how many of them something is expected of it.") {
      $0.evidence?.judged.lasting?.of
    },
    .count(
      "stays_candidate", .settings, "With how many other choices it is a candidate too."
    ) { $0.stays?.count },
    .count("neighbouring_settings", .settings, "How many other choices were tried.") {
      $0.stays?.of
    },
    .text("peers", "The codes of its peers, separated by blanks, the nearest first.") {
      $0.peers.map(\.code.description).joined(separator: " ")
    },
    .word("status", "Whether it is judged, and what kind of lack there is if not.") {
      $0.status
    },
    .text("reason", "Why it is not judged.") { $0.reason },
  ]
}
