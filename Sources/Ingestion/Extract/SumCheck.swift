import Geography
import Observations

/// The sum of a place's parts against the total the source printed for it: municipalities and what
/// lies in none of them against their county or the country.
public struct SumCheck: Sendable, Hashable {
  public let series: Series
  /// The country or a county.
  public let unit: UnitCode
  public let sum: Double
  public let printed: Double
  /// How many parts have no figure, so that the sum may fall short.
  public let withheld: Int

  public init(series: Series, unit: UnitCode, sum: Double, printed: Double, withheld: Int) {
    self.series = series
    self.unit = unit
    self.sum = sum
    self.printed = printed
    self.withheld = withheld
  }

  /// Sum minus printed; 0 when they agree.
  public var difference: Double { sum - printed }

  /// Equal, or short by what the parts without figures may hold.
  public var agrees: Bool { difference == 0 || (withheld > 0 && difference < 0) }
}

/// Sums of municipalities by series, growing as observations come.
struct SumTally {
  private struct Place: Hashable {
    let series: Series
    let unit: UnitCode
  }

  private struct Parts {
    var sum = 0.0
    var withheld = 0
    /// What lies in no municipality counts only where there are municipalities to add it to.
    var hasMunicipalities = false

    mutating func add(municipality number: Double?) {
      hasMunicipalities = true
      add(number)
    }

    mutating func add(_ number: Double?) {
      sum += number ?? 0
      withheld += number == nil ? 1 : 0
    }
  }

  private var printed: [Place: Double] = [:]
  private var parts: [Place: Parts] = [:]

  mutating func add(_ observation: Observation) {
    let (series, unit) = (observation.key.series, observation.key.unit)
    switch unit {
    case .country, .county:
      if let number = observation.value.number {
        printed[Place(series: series, unit: unit)] = number
      }
    case .municipality(let code):
      for total in [UnitCode.country, .county(code.county)] {
        parts[Place(series: series, unit: total), default: Parts()].add(
          municipality: observation.value.number)
      }
    case .unplaced(let code):
      for total in [UnitCode.country] + (code.county.map { [.county($0)] } ?? []) {
        parts[Place(series: series, unit: total), default: Parts()].add(observation.value.number)
      }
    case .school, .district, .union, .region: break
    }
  }

  /// A check for every total with parts, in order of series and place.
  var checks: [SumCheck] {
    parts.compactMap { place, parts in
      guard parts.hasMunicipalities, let printed = printed[place] else { return nil }
      return SumCheck(
        series: place.series, unit: place.unit, sum: parts.sum, printed: printed,
        withheld: parts.withheld)
    }
    .sorted { ($0.series, $0.unit) < ($1.series, $1.unit) }
  }
}
