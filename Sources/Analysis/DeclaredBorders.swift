import Geography
import Indicators
import Observations

/// The borders in which an answer is given.
package enum DeclaredBorders: Equatable, Sendable {
  /// Those at the end of a year.
  case vintage(Int)
  /// Units that keep their ground over all the years.
  case stable

  /// The first year whose borders are known.
  private static let firstYear = 2008

  /// Reads `2024` or `stable`; nil for anything else, and for a year whose borders are not known.
  package init?(argument: String) {
    if argument == "stable" {
      self = .stable
    } else if argument.utf8.count == 4, let year = Int(argument), year >= Self.firstYear {
      self = .vintage(year)
    } else {
      return nil
    }
  }

  /// The units in which everything is reported.
  /// - Parameter period: the year asked about; stable units hold for it too.
  package func territory(
    _ knowledge: Knowledge, _ observations: ObservationTable, zeroPoint: Int, period: Int
  ) throws -> Territory {
    switch self {
    case .vintage(let year): return Territory(try knowledge.geography, on: .endOfYear(year))
    case .stable:
      let years =
        try knowledge.catalogue.indicators.flatMap { observations.years(of: $0.mainMeasure) }
        .filter { $0 >= zeroPoint } + [zeroPoint, period]
      return Territory(
        try knowledge.geography, stableOver: (years.min() ?? period)...(years.max() ?? period))
    }
  }

  /// Refuses other borders than a zero point's, which is frozen in its own.
  package func requireBorders(of zeroPoint: Int, for what: String) throws {
    guard self != .vintage(zeroPoint) else { return }
    throw Refusal(
      "the zero point \(zeroPoint) is frozen in the borders of \(CalendarDay.endOfYear(zeroPoint)) "
        + "and cannot be brought to others; leave out --geography, or \(what)")
  }
}
