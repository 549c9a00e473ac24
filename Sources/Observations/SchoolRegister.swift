import Geography

/// What a row of an extract says of a unit that is in no list of ours, a school: its name and where
/// it lies, in the period of the row's figures.
public struct RegisterEntry: Sendable, Hashable {
  public let unit: UnitCode
  public let period: Period
  /// nil where the row has none.
  public let name: String?
  /// A municipality, in the borders the row is written in, or what lies in none; nil where the row
  /// does not say.
  public let municipality: UnitCode?
  public let line: Int

  public init(
    unit: UnitCode, period: Period, name: String?, municipality: UnitCode?, line: Int
  ) {
    self.unit = unit
    self.period = period
    self.name = name
    self.municipality = municipality
    self.line = line
  }
}

/// What the schools were called and where they lay, by the calendar year in which a figure's period
/// ends.
public struct SchoolRegister: Sendable {
  private var names: [SchoolCode: [Int: String]] = [:]
  private var municipalities: [SchoolCode: [Int: Set<UnitCode>]] = [:]

  public init() {}

  /// Takes a file's entries in. Of what it says of a school and a year, an earlier file's is
  /// forgotten.
  public mutating func insert(_ file: some Sequence<RegisterEntry>) {
    var places: [SchoolCode: [Int: Set<UnitCode>]] = [:]
    for entry in file {
      guard case .school(let school) = entry.unit else { continue }
      let year = entry.period.year
      if let name = entry.name { names[school, default: [:]][year] = name }
      if let place = entry.municipality {
        places[school, default: [:]][year, default: []].insert(place)
      }
    }
    for (school, years) in places {
      municipalities[school, default: [:]].merge(years) { _, later in later }
    }
  }

  /// Every school of which anything is said, in order of number.
  public var schools: [SchoolCode] {
    Set(names.keys).union(municipalities.keys).sorted()
  }

  /// Its name in a year; where that year has none, in the nearest that has, a later before an earlier.
  public func name(of school: SchoolCode, in year: Int) -> String? {
    let known = names[school] ?? [:]
    return Self.nearest(known.keys, to: year).lazy.compactMap { known[$0] }.first
  }

  /// The municipalities in which the year's rows place it: several, where they are written in the
  /// borders of several days.
  public func municipalities(of school: SchoolCode, in year: Int) -> Set<UnitCode> {
    municipalities[school]?[year] ?? []
  }

  /// The years for which its municipality is told, from the nearest to a year to the farthest, a
  /// later before an earlier.
  public func years(placing school: SchoolCode, nearest year: Int) -> [Int] {
    Self.nearest((municipalities[school] ?? [:]).keys, to: year)
  }

  private static func nearest(_ years: some Sequence<Int>, to year: Int) -> [Int] {
    years.sorted { (abs($0 - year), -$0) < (abs($1 - year), -$1) }
  }
}
