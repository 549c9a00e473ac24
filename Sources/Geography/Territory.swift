/// A place with the name it had.
public struct NamedUnit: Sendable, Hashable {
  public let code: UnitCode
  public let name: String

  public init(code: UnitCode, name: String) {
    self.code = code
    self.name = name
  }

  public static let country = NamedUnit(code: .country, name: "Norge")
}

/// The units of one day, and which municipalities each consists of.
public struct Territory: Sendable {
  public let day: CalendarDay
  /// Municipalities by code, then regions, counties and the country.
  public let units: [NamedUnit]
  private let members: [UnitCode: Set<MunicipalityCode>]
  private let names: [UnitCode: String]

  public init(_ geography: Geography, on day: CalendarDay) {
    let municipalities = geography.municipalities(on: day)
    let codes = Set(municipalities.map(\.code))
    var members: [UnitCode: Set<MunicipalityCode>] = [.country: codes]
    var units = [NamedUnit.country]
    for municipality in municipalities {
      members[.municipality(municipality.code)] = [municipality.code]
      units.append(NamedUnit(code: .municipality(municipality.code), name: municipality.name))
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
    names = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The municipalities a unit consists of; none for a unit that did not exist on the day.
  public func municipalities(of unit: UnitCode) -> Set<MunicipalityCode> { members[unit] ?? [] }

  /// Whether two units consist of the same municipalities, as Oslo and the county of Oslo do.
  public func areOnePlace(_ a: UnitCode, _ b: UnitCode) -> Bool {
    municipalities(of: a) == municipalities(of: b)
  }

  /// The unit's name on the day; its code where it had none.
  public func name(of unit: UnitCode) -> String { names[unit] ?? unit.description }

  /// The units of a level that a unit lies wholly inside, itself included, in order of code.
  public func units(of level: UnitLevel, containing unit: UnitCode) -> [UnitCode] {
    let inside = municipalities(of: unit)
    guard !inside.isEmpty else { return [] }
    switch level {
    case .school, .district, .unplaced: return []
    case .municipality: return unit.level == .municipality ? [unit] : []
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
  /// without the county that tells it from its namesakes (`Våler`).
  public func units(named text: String) -> [NamedUnit] {
    let wanted = text.lowercased()
    let named = units.filter { unit in
      ([unit.name] + Municipality.parts(of: unit.name)).contains { $0.lowercased() == wanted }
    }
    return named.isEmpty ? units.filter { $0.code.description == wanted } : named
  }
}
