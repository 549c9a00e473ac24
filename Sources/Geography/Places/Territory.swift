/// The units of one day, and which municipalities each consists of.
public struct Territory: Sendable {
  public let day: CalendarDay
  /// Municipalities by code, then unions, regions, counties and the country.
  public let units: [NamedUnit]
  private let members: [UnitCode: Set<MunicipalityCode>]
  private let names: [UnitCode: String]
  private let municipalUnits: [MunicipalityCode: UnitCode]

  public init(_ geography: Geography, on day: CalendarDay) {
    self.init(geography, on: day, geography.municipalities(on: day).map { [$0.code] })
  }

  /// The units of the end of the last year, with unions in the place of municipalities that only
  /// together keep their ground through all the years: `1508+1580`, Ålesund + Haram.
  public init(_ geography: Geography, stableOver years: ClosedRange<Int>) {
    self.init(
      geography, on: .endOfYear(years.upperBound), geography.stableUnits(over: years))
  }

  /// - Parameter sets: every municipality of the day, alone or in a union.
  private init(_ geography: Geography, on day: CalendarDay, _ sets: [[MunicipalityCode]]) {
    let namesOfDay = Dictionary(
      geography.municipalities(on: day).map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let codes = Set(namesOfDay.keys)
    var members: [UnitCode: Set<MunicipalityCode>] = [.country: codes]
    var units = [NamedUnit.country]
    var municipalUnits: [MunicipalityCode: UnitCode] = [:]
    for set in sets {
      guard let unit = UnionCode(set).map(UnitCode.union) ?? set.first.map(UnitCode.municipality)
      else { continue }
      members[unit] = Set(set)
      for code in set { municipalUnits[code] = unit }
      let name = set.compactMap { namesOfDay[$0] }.joined(separator: " + ")
      units.append(NamedUnit(code: unit, name: name))
    }
    for region in geography.regions {
      let inForce = codes.intersection(region.municipalities(on: day))
      guard !inForce.isEmpty else { continue }
      members[.region(region.id)] = inForce
      units.append(NamedUnit(code: .region(region.id), name: region.name))
    }
    for county in geography.counties(on: day) {
      let inside = codes.filter { $0.county == county.code }
      guard !inside.isEmpty else { continue }
      members[.county(county.code)] = inside
      units.append(NamedUnit(code: .county(county.code), name: county.name))
    }
    self.day = day
    self.units = units.sorted { $0.code < $1.code }
    self.members = members
    self.municipalUnits = municipalUnits
    names = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The municipalities or unions in which any of these lie.
  public func municipalUnits(of codes: [MunicipalityCode]) -> Set<UnitCode> {
    Set(codes.compactMap { municipalUnits[$0] })
  }

  /// The municipality or union in which all of these lie; nil when they lie in several, or there
  /// are none.
  func municipalUnit(holding codes: [MunicipalityCode]) -> UnitCode? {
    let units = municipalUnits(of: codes)
    return units.count == 1 ? units.first : nil
  }

  /// The municipalities a unit consists of; none for a unit that did not exist on the day.
  public func municipalities(of unit: UnitCode) -> Set<MunicipalityCode> { members[unit] ?? [] }

  /// Whether two units consist of the same municipalities, as Oslo and the county of Oslo do.
  public func areOnePlace(_ a: UnitCode, _ b: UnitCode) -> Bool {
    municipalities(of: a) == municipalities(of: b)
  }

  /// The unit's name on the day; its code where it had none.
  public func name(of unit: UnitCode) -> String { names[unit] ?? unit.description }

  /// The units of a level that a unit lies wholly inside, itself included, in order of code. Where
  /// a school lies, its code does not say: all that is known of it here is the country.
  public func units(of level: UnitLevel, containing unit: UnitCode) -> [UnitCode] {
    if unit.level == .school { return level == .country ? [.country] : [] }
    let inside = municipalities(of: unit)
    guard !inside.isEmpty else { return [] }
    switch level {
    case .school, .district, .unplaced: return []
    case .municipality, .union: return unit.level == level ? [unit] : []
    case .county:
      guard let county = inside.first?.county else { return [] }
      return [UnitCode.county(county)].filter { inside.isSubset(of: municipalities(of: $0)) }
    case .region:
      return units.map(\.code).filter {
        $0.level == .region && inside.isSubset(of: municipalities(of: $0))
      }
    case .country: return [.country]
    }
  }

  /// The units that a user may mean by a name or, where no unit has that name, by a code.
  /// Letters' case does not matter; one of parallel names is enough (`Unjárga`), and so is a name
  /// without the county that tells it from its namesakes (`Våler`), or a municipality's for the union
  /// it stands in.
  public func units(named text: String) -> [NamedUnit] {
    let wanted = text.lowercased()
    let named = units.filter { unit in
      let members =
        unit.code.level == .union ? unit.name.split(separator: " + ").map(String.init) : []
      return ([unit.name] + members + (members + [unit.name]).flatMap(Municipality.parts))
        .contains { $0.lowercased() == wanted }
    }
    guard named.isEmpty else { return named }
    let byCode = units.filter { $0.code.description == wanted }
    guard byCode.isEmpty, let code = MunicipalityCode(wanted), let unit = municipalUnits[code]
    else { return byCode }
    return units.filter { $0.code == unit }
  }
}
