import Files
import Geography
import Indicators
import Observations

/// A number as it stands on a page, in a table or in a picture of the site.
package struct PublishedNumber: Sendable, Hashable {
  package let what: What
  /// The indicator's id; empty for a number of none.
  package let indicator: String
  /// Whose it is; nil for a number of the whole search or the whole list.
  package let unit: NamedUnit?
  /// Nil for a number of all years.
  package let period: Int?
  package let sex: Sex
  /// What the unit is compared with; nil where it is not compared.
  package let benchmark: Benchmark?
  package let printed: String

  /// What a number says.
  package enum What: String, Sendable, CaseIterable {
    case numerator, denominator, value, interval
    case fraction
    case difference
    case differenceInterval = "difference_interval"
    case differencePersons = "difference_persons"
    case naturalChange = "natural_change"
    case naturalUsual = "natural_usual"
    case levelShift = "level_shift"
    case detectableShift = "detectable_shift"
    case expected
    case posteriorDifference = "posterior_difference"
    case peerValue = "peer_value"
    case band
    case count
    case rank
    case axis
    case setting
  }
}

extension PublishedNumber: UnrestrictedRow {
  package static let needsNoProtection =
    "It is printed from rows that have passed disclosure control."

  package static let table = ResultTable<PublishedNumber>(
    "published_number", "A row is a number as the site prints it, or its limits.",
    key: ["what", "indicator", "unit_code", "period", "sex", "benchmark", "printed"],
    [
      .text("what", "What the number says.") { $0.what.rawValue },
      .text("indicator", "The indicator's id; empty for a number of none.") { $0.indicator },
      .text("unit_code", "The code of the unit that it tells of; empty for none.") {
        $0.unit?.code.description ?? ""
      },
      .text("period", "The year that it tells of; empty for no single one.") {
        $0.period.map(String.init) ?? ""
      },
      .text("sex", "Whom it counts: both, female or male.") { $0.sex.rawValue },
      .text("benchmark", "What the unit is compared with; empty where it is not.") {
        $0.benchmark?.rawValue ?? ""
      },
      .text("printed", "The text as it stands on the page.") { $0.printed },
    ])
}

/// The numbers of a page, in the order in which they were printed.
final class Ledger {
  private(set) var numbers: [PublishedNumber] = []

  func record(_ number: PublishedNumber) { numbers.append(number) }
}
