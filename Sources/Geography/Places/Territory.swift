/// All units in the borders of one day, with the municipalities that each consists of.
public struct Territory: Sendable {
  public let day: CalendarDay
  /// The units in order: municipalities by code, unions, regions, counties, the country.
  public let units: [NamedUnit]
  /// The municipalities of each unit, in the units' order.
  private let members: [Set<MunicipalityCode>]
  private let indices: UnitIndices
  /// The county, the regions and the country that contain each unit, in the units' order.
  private let holders: [Holders]
  private let municipalUnits: [MunicipalityCode: UnitCode]

  public init(_ geography: Geography, on day: CalendarDay) {
    self.init(geography, on: day, geography.municipalities(on: day).map { [$0.code] })
  }

  /// Creates the units of the end of the last year, with unions such as `1508+1580` in place of
  /// municipalities whose area changed within the years.
  public init(_ geography: Geography, stableOver years: ClosedRange<Int>) {
    self.init(
      geography, on: .endOfYear(years.upperBound), geography.stableUnits(over: years))
  }

  /// - Parameter sets: a partition of the day's municipalities; a set of several is a union.
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
      // A list that holds a code of another day is no region of this one: its sum would lack a part.
      let listed = Set(region.municipalities(on: day))
      guard !listed.isEmpty, listed.isSubset(of: codes) else { continue }
      members[.region(region.id)] = listed
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
    let inOrder = self.units.map { members[$0.code] ?? [] }
    self.members = inOrder
    self.municipalUnits = municipalUnits
    indices = UnitIndices(self.units.map(\.code))
    let regions = self.units.map(\.code).filter { $0.level == .region }
    holders = inOrder.map { Holders($0, members, regions) }
  }

  /// The larger units that contain a unit, itself included, in order of code.
  private struct Holders: Sendable {
    let counties: [UnitCode]
    let regions: [UnitCode]

    init(
      _ inside: Set<MunicipalityCode>, _ members: [UnitCode: Set<MunicipalityCode>],
      _ regions: [UnitCode]
    ) {
      func isInside(_ unit: UnitCode) -> Bool { members[unit].map(inside.isSubset) ?? false }
      counties = (inside.first?.county).map { [UnitCode.county($0)].filter(isInside) } ?? []
      self.regions = regions.filter(isInside)
    }
  }

  /// The municipalities or unions that contain any of the codes.
  public func municipalUnits(of codes: [MunicipalityCode]) -> Set<UnitCode> {
    Set(codes.compactMap { municipalUnits[$0] })
  }

  /// The municipality or union that contains all of the codes; nil when several do, or there are none.
  func municipalUnit(holding codes: [MunicipalityCode]) -> UnitCode? {
    let units = municipalUnits(of: codes)
    return units.count == 1 ? units.first : nil
  }

  /// The municipalities of a unit; empty for a unit that is not in the territory.
  public func municipalities(of unit: UnitCode) -> Set<MunicipalityCode> {
    index(of: unit).map { members[$0] } ?? []
  }

  /// Whether two units consist of the same municipalities, as Oslo and the county of Oslo do.
  public func areOnePlace(_ a: UnitCode, _ b: UnitCode) -> Bool {
    municipalities(of: a) == municipalities(of: b)
  }

  /// The unit's index in `units`, by which columns of figures are ordered; nil for a unit not in the
  /// territory.
  public func index(of unit: UnitCode) -> Int? { indices[unit] }

  /// The unit's name on the day; its code where it has none.
  public func name(of unit: UnitCode) -> String {
    index(of: unit).map { units[$0].name } ?? unit.description
  }

  /// The units of a level that contain a unit, itself included, in order of code. For a school, only the
  /// country is known here.
  public func units(of level: UnitLevel, containing unit: UnitCode) -> [UnitCode] {
    if unit.level == .school { return level == .country ? [.country] : [] }
    guard let index = index(of: unit), !members[index].isEmpty else { return [] }
    switch level {
    case .school, .district, .unplaced: return []
    case .municipality, .union: return unit.level == level ? [unit] : []
    case .county: return holders[index].counties
    case .region: return holders[index].regions
    case .country: return [.country]
    }
  }

  /// The units that a user's text can mean, by name or else by code. Case is ignored, and these suffice:
  /// one of parallel names (`Unjárga`), a name without its county (`Våler`), or a municipality's name for
  /// the union that contains it.
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
