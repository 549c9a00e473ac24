import Geography

/// What one row of an extract states about a school: its name and municipality, for the period of the
/// row's figures.
public struct RegisterEntry: Sendable, Hashable {
  public let unit: UnitCode
  public let period: Period
  /// The name; nil where the row has none.
  public let name: String?
  /// The municipality, in the borders of the row's file, or an unplaced code; nil where the row does not
  /// state it.
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

/// The names and municipalities of schools by calendar year, as collected from extracts.
public struct SchoolRegister: Sendable {
  private var names: [SchoolCode: [Int: String]] = [:]
  private var municipalities: [SchoolCode: [Int: Set<UnitCode>]] = [:]

  public init() {}

  /// Adds a file's entries. They replace what earlier files stated of the same school and year.
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

  /// All schools with an entry, ordered by organisation number.
  public var schools: [SchoolCode] {
    Set(names.keys).union(municipalities.keys).sorted()
  }

  /// The school's name in a year, or in the nearest year that has one, later years preferred.
  public func name(of school: SchoolCode, in year: Int) -> String? {
    let known = names[school] ?? [:]
    return Self.nearest(known.keys, to: year).lazy.compactMap { known[$0] }.first
  }

  /// The municipalities in which a year's rows place the school; several where files use different
  /// borders.
  public func municipalities(of school: SchoolCode, in year: Int) -> Set<UnitCode> {
    municipalities[school]?[year] ?? []
  }

  /// The years with a stated municipality, nearest to the given year first, later years preferred.
  public func years(placing school: SchoolCode, nearest year: Int) -> [Int] {
    Self.nearest((municipalities[school] ?? [:]).keys, to: year)
  }

  private static func nearest(_ years: some Sequence<Int>, to year: Int) -> [Int] {
    years.sorted { (abs($0 - year), -$0) < (abs($1 - year), -$1) }
  }
}
