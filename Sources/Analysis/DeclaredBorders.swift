import Geography
import Indicators
import Observations

/// The borders in which results are reported.
package enum DeclaredBorders: Equatable, Sendable {
  /// The borders at the end of a year.
  case vintage(Int)
  /// Units whose area is unchanged over all the years.
  case stable

  /// The first year whose borders are known.
  private static let firstYear = 2008

  /// Parses `2024` or `stable`; nil for anything else, and for a year whose borders are unknown.
  package init?(argument: String) {
    if argument == "stable" {
      self = .stable
    } else if argument.utf8.count == 4, let year = Int(argument), year >= Self.firstYear {
      self = .vintage(year)
    } else {
      return nil
    }
  }

  /// The units in which results are reported.
  /// - Parameter period: the year requested, which stable units also cover.
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

  /// Throws unless the borders are the zero point's, in which it is frozen.
  package func requireBorders(of zeroPoint: Int, for what: String) throws {
    guard self != .vintage(zeroPoint) else { return }
    throw Refusal(
      "the zero point \(zeroPoint) is frozen in the borders of \(CalendarDay.endOfYear(zeroPoint)) "
        + "and cannot be brought to others; leave out --geography, or \(what)")
  }
}
