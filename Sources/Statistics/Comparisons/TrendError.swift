/// The reason why a trend cannot be computed.
public enum TrendError: Error, Sendable, Hashable, CustomStringConvertible {
  case tooFewYears(Int)
  case repeatedYear(Int)
  case missingYears(after: Int, before: Int)
  case brokenSeries(year: Int)
  case nobodyEver
  case everybodyAlways

  public var description: String { "cannot be computed: \(reason)" }

  private var reason: String {
    switch self {
    case .tooFewYears(let count):
      "\(count) annual points, but a trend needs at least \(TrendTest.fewestPoints)"
    case .repeatedYear(let year):
      "the year \(year) stands twice, but points may not overlap"
    case .missingYears(let earlier, let later):
      "no point between \(earlier) and \(later), but points must be annual"
    case .brokenSeries(let year):
      "the series is broken in \(year), and a trend may not cross a break"
    case .nobodyEver: "no events in any year, so no share varies"
    case .everybodyAlways: "everybody has the event in every year, so no share varies"
    }
  }
}
