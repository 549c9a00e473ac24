import ArgumentParser
import Geography
import Indicators
import Observations

/// In which borders an answer is given.
struct BordersOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Other borders than the zero point's: those at the end of a year (2024), or stable.",
      discussion: """
        Merged and renumbered municipalities add up; one that was split has no figure in later \
        borders, but counts in its county and the country. stable: such municipalities stand \
        together, Ålesund + Haram, so that every year since the zero point has the same units. \
        County and country are sums of municipalities in the borders asked for.
        """, valueName: "year|stable"))
  var geography: DeclaredBorders?

  /// The units in which everything is reported.
  /// - Parameter period: the year asked about; stable units hold for it too.
  func territory(
    _ knowledge: Knowledge, _ observations: ObservationTable, zeroPoint: Int, period: Int
  ) -> Territory {
    switch geography {
    case nil: return Territory(knowledge.geography, on: .endOfYear(zeroPoint))
    case .vintage(let year): return Territory(knowledge.geography, on: .endOfYear(year))
    case .stable:
      let years =
        knowledge.catalogue.indicators.flatMap { observations.years(of: $0.mainMeasure) }
        .filter { $0 >= zeroPoint } + [zeroPoint, period]
      return Territory(
        knowledge.geography, stableOver: (years.min() ?? period)...(years.max() ?? period))
    }
  }

  /// Whether a zero point can be compared with: it is frozen in its own borders.
  func areOf(_ zeroPoint: Int) -> Bool {
    geography == nil || geography == .vintage(zeroPoint)
  }

  func requireBorders(of zeroPoint: Int, for what: String) throws {
    guard !areOf(zeroPoint) else { return }
    throw Refusal(
      "the zero point \(zeroPoint) is frozen in the borders of \(CalendarDay.endOfYear(zeroPoint)) "
        + "and cannot be brought to others; leave out --geography, or \(what)")
  }
}

enum DeclaredBorders: ExpressibleByArgument, Equatable {
  /// As a year ended.
  case vintage(Int)
  case stable

  /// The first year whose borders are known.
  private static let firstYear = 2008

  init?(argument: String) {
    if argument == "stable" {
      self = .stable
    } else if argument.utf8.count == 4, let year = Int(argument), year >= Self.firstYear {
      self = .vintage(year)
    } else {
      return nil
    }
  }
}
