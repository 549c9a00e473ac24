import Geography
import Indicators

extension FigureSeries {
  /// The territory's units, and the schools that have data.
  package var unitsAndSchools: [UnitCode] {
    territory.units.map(\.code) + schools.map(\.unit.code)
  }

  /// A figure as a whole number that adds up over places; for a mean, the tenths of points of all persons.
  func countForProtection(_ unit: UnitCode) -> (
    x: Int, n: Int, outside: ClosedRange<Int>, isMean: Bool
  )? {
    func counted(_ x: Int, of n: Int) -> (Int, Int, ClosedRange<Int>, Bool) {
      (x, n, 0...max(n, x), false)
    }
    switch self[unit] {
    case .counts(let share): return counted(share.events, of: share.total)
    case .derived(let range):
      return counted(range.middle.events, of: range.middle.total)
    case .survey(let share): return counted(share.nearestEvents, of: share.answered)
    case .mean(let mean):
      guard let points = Int(exactly: (mean.value * Double(mean.count) * 10).rounded()),
        points >= 0, points < 1 << 40
      else { return nil }
      return (points, mean.count, 0...max(2 * points, 10), true)
    case .published: return nil
    case .none:
      guard let share = partialSum(unit)?.share else { return nil }
      return counted(share.events, of: share.total)
    }
  }
}
