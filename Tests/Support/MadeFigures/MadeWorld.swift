import Foundation
import Geography
import Indicators
import Observations

/// A made-up country and its figures: a geography, one indicator, and observations put in one by
/// one. The year reported is 2021, in the borders of its last day.
public struct MadeWorld: Sendable {
  public let geography: Geography
  public let territory: Territory
  public var indicator: Indicator
  public var observations = ObservationTable()
  public var register = SchoolRegister()

  /// A code that is none.
  public struct Mistake: Error {
    public let text: String
  }

  /// On 1 January of the year the old code's ground went to the new.
  public typealias Change = (year: Int, old: String, new: String)

  /// - Parameters:
  ///   - municipalities: their codes; the first two digits are the county's. A code that a change
  ///     names as old ends then, and one that it names as new begins then.
  ///   - regions: the members of each, in force always.
  public init(
    _ municipalities: [String], regions: [String: [String]] = [:], changes: [Change] = [],
    indicator: Indicator? = nil
  ) throws {
    func code(_ text: String) throws -> MunicipalityCode {
      guard let code = MunicipalityCode(text) else { throw Mistake(text: text) }
      return code
    }
    func start(_ year: Int?) -> CalendarDay? {
      year.map { CalendarDay(year: $0, month: 1, day: 1) }
    }
    geography = Geography(
      municipalities: try municipalities.map { text in
        Municipality(
          code: try code(text), name: MadeNames.of("Municipality \(text)"),
          validity: Validity(
            from: start(changes.first { $0.new == text }?.year),
            to: start(changes.first { $0.old == text }?.year)))
      },
      counties: try Set(municipalities.map { try code($0).county }).sorted().map {
        County(
          code: $0, name: MadeNames.of("County \($0)"), validity: Validity(from: nil, to: nil))
      },
      regions: try regions.sorted { $0.key < $1.key }.map { id, members in
        Region(
          id: RegionID(id), name: MadeNames.of("Region \(id)"),
          memberships: [
            Region.Membership(
              municipalities: try members.map(code), validity: Validity(from: nil, to: nil))
          ])
      },
      changes: try changes.map {
        MunicipalityChange(
          date: CalendarDay(year: $0.year, month: 1, day: 1), old: try code($0.old),
          new: try code($0.new))
      })
    territory = Territory(geography, on: .endOfYear(2021))
    self.indicator = try indicator ?? .made()
  }

  /// The place a code names: nine digits, four, two, `0`, or a region's id; `1099` is unplaced.
  public func code(_ text: String) throws -> UnitCode {
    if text == "0" { return .country }
    if let code = SchoolCode(text) { return .school(code) }
    if let code = UnplacedCode(text) { return .unplaced(code) }
    if let code = MunicipalityCode(text) { return .municipality(code) }
    if let code = CountyCode(text) { return .county(code) }
    guard geography.region(RegionID(text)) != nil else { throw Mistake(text: text) }
    return .region(RegionID(text))
  }

  public func unit(_ text: String) throws -> NamedUnit {
    let code = try code(text)
    return NamedUnit(code: code, name: territory.name(of: code))
  }

  /// Puts in one cell.
  public mutating func put(
    _ value: CellValue, _ measure: String, _ unit: String, year: Int = 2021, sex: Sex = .both,
    age: String? = "20-29", marks: Observation.Marks = []
  ) throws {
    let series = Series(
      measure: Measure(source: indicator.source, name: measure),
      period: indicator.period(in: year), sex: sex, age: age.flatMap { AgeBand($0) })
    observations.insert(Observation.Key(series, try code(unit)), value, marks)
  }

  /// Puts in those to whom it happened and those to whom it could.
  public mutating func put(
    _ x: Int, of n: Int, _ unit: String, year: Int = 2021, sex: Sex = .both, age: String = "20-29"
  ) throws {
    try put(.number(Double(x)), "outside", unit, year: year, sex: sex, age: age)
    try put(.number(Double(n)), "people", unit, year: year, sex: sex, age: age)
  }

  /// Puts in those to whom it happened, with their share as it is printed.
  public mutating func put(
    _ x: Int, printed share: Double, _ unit: String, year: Int = 2021, marks: Observation.Marks = []
  ) throws {
    try put(.number(Double(x)), "outside", unit, year: year, marks: marks)
    try put(.number(share), "printed", unit, year: year)
  }

  /// Puts in a mean and of how many it is.
  public mutating func put(mean: Double, of pupils: Int, _ unit: String, year: Int = 2021) throws {
    try put(.number(mean), "marks", unit, year: year, age: nil)
    try put(.number(Double(pupils)), "pupils", unit, year: year, age: nil)
  }

  /// Says of a school what a file's row would: that it lies in a municipality, or in several, each in
  /// the borders of another day.
  public mutating func put(school: String, _ name: String, in places: [String], year: Int = 2021)
    throws
  {
    let unit = try code(school)
    register.insert(
      try places.enumerated().map { line, place in
        RegisterEntry(
          unit: unit, period: indicator.period(in: year), name: name, municipality: try code(place),
          line: line)
      })
  }

  public func series(_ year: Int = 2021, _ sex: Sex = .both) -> FigureSeries {
    YearInBorders(
      year, observations: observations, schools: register, geography: geography,
      territory: territory
    ).figures(indicator, sex)
  }

  public func figure(_ unit: String, _ year: Int = 2021, _ sex: Sex = .both) throws -> Figure {
    series(year, sex)[try code(unit)]
  }

  /// The rows of one unit against every benchmark that holds it.
  public func estimates(_ unit: String, _ year: Int = 2021) throws -> [Estimate] {
    EstimateEngine(territory: territory).estimates(try self.unit(unit), in: series(year))
  }

  /// 2021 as it stands now, as a zero point was frozen before there were parts.
  public func zeroPoint() -> ZeroPoint {
    ZeroPoint(
      year: 2021, borders: territory.day, definitions: [indicator],
      units: territory.units.map {
        ZeroPoint.Unit(
          unit: $0, municipalities: territory.municipalities(of: $0.code).sorted())
      },
      sources: [],
      estimates: EstimateEngine(territory: territory).estimates(
        in: series(), for: territory.units))
  }

  /// 2021 as it stands now, sealed as one part.
  public func sealed() -> SealedYear? {
    let year = YearInBorders(
      2021, observations: observations, geography: geography, territory: territory)
    let part = SealedPart(
      year: 2021, number: 1, borders: territory.day, because: nil, previous: nil,
      definitions: [indicator], units: territory.sealedUnits, sources: [],
      figures: indicator.sexes.flatMap { year.cells(indicator, $0) })
    return SealedYear([SealedYear.Part(.sealed(part), seal: "ac59")])
  }

  /// A year's figures since a zero point, whose own year's are the sealed ones.
  public func series(_ year: Int = 2021, _ sex: Sex = .both, since sealed: SealedYear?)
    -> FigureSeries
  {
    YearInBorders(
      year, observations: observations, schools: register, geography: geography,
      territory: territory, sealed: sealed
    ).figures(indicator, sex)
  }

  public func changes(since sealed: SealedYear?) -> ChangeEngine {
    ChangeEngine(
      since: 2021, indicator.sexes.map { series(2021, $0, since: sealed) }, territory: territory)
  }

  public func changes(since zeroPoint: ZeroPoint) -> ChangeEngine {
    changes(since: SealedYear([SealedYear.Part(.frozen(zeroPoint), seal: "ac59")]))
  }
}
