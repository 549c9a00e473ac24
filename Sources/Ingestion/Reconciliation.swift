import Geography
import Observations

/// The account of a file: every cell that was read is an observation or set aside with a reason,
/// and the municipalities' sums stand against the totals the source printed.
public struct Reconciliation: Sendable, Equatable {
  public internal(set) var rows = 0
  /// Value cells; the cells that say whom a row is about are not counted.
  public internal(set) var cells = 0
  public internal(set) var observations = 0
  public internal(set) var setAside: [SetAsideReason: Int] = [:]
  public internal(set) var sums: [SumCheck] = []

  init() {}

  public init(
    rows: Int, cells: Int, observations: Int, setAside: [SetAsideReason: Int], sums: [SumCheck]
  ) {
    self.rows = rows
    self.cells = cells
    self.observations = observations
    self.setAside = setAside
    self.sums = sums
  }

  public enum SetAsideReason: String, Sendable, CaseIterable {
    /// The source says the figure cannot exist.
    case notApplicable = "not applicable"
    /// An optional cell of our own template left empty.
    case leftEmpty = "left empty"
    /// The row is about people whose municipality is not known.
    case unplaced = "place not stated"
  }

  /// True when nothing was lost between reading and storing.
  public var isComplete: Bool { cells == observations + setAside.values.reduce(0, +) }

  public var disagreeingSums: [SumCheck] { sums.filter { $0.difference != 0 } }
}

/// The municipalities' sum of a measure against the country as the source printed it.
public struct SumCheck: Sendable, Hashable {
  public let measure: Measure
  public let year: Int
  public let sex: Sex
  public let age: AgeBand?
  public let municipalities: Double
  public let printed: Double

  public init(
    measure: Measure, year: Int, sex: Sex, age: AgeBand?, municipalities: Double, printed: Double
  ) {
    self.measure = measure
    self.year = year
    self.sex = sex
    self.age = age
    self.municipalities = municipalities
    self.printed = printed
  }

  /// Sum minus printed; 0 when they agree.
  public var difference: Double { municipalities - printed }

  /// A check for every series that has both a country and municipalities, ordered by name.
  /// Cells without a figure count as zero.
  static func all(_ observations: [Observation]) -> [SumCheck] {
    var printed: [ObservationTable.Series: Double] = [:]
    var sums: [ObservationTable.Series: Double] = [:]
    for observation in observations {
      let key = observation.key
      let series = ObservationTable.Series(
        measure: key.measure, year: key.year, sex: key.sex, age: key.age)
      switch key.unit {
      case .country: printed[series] = observation.value.number
      case .municipality: sums[series, default: 0] += observation.value.number ?? 0
      case .school, .district, .union, .unplaced, .region, .county: break
      }
    }
    return printed.compactMap { series, total in
      sums[series].map {
        SumCheck(
          measure: series.measure, year: series.year, sex: series.sex, age: series.age,
          municipalities: $0, printed: total)
      }
    }
    .sorted { a, b in
      (a.measure, a.year, a.sex.rawValue, a.age?.description ?? "")
        < (b.measure, b.year, b.sex.rawValue, b.age?.description ?? "")
    }
  }
}
