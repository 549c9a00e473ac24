import Geography
import Observations

/// A school with its location in the reported borders.
public struct School: Sendable, Hashable {
  /// The school's code and name; where no file names it, its number is its name.
  public let unit: NamedUnit
  /// The municipality of the school, or the union in its place; nil where unknown.
  public let municipality: UnitCode?
  /// The county; nil where unknown.
  public let county: UnitCode?
  /// Why the municipality is unknown; nil where it is known.
  public let lack: Reason?
}

/// The locations of a year's schools in the reported borders.
///
/// A school follows its municipality of that year, as figures do. Where changed borders divide the
/// municipality, it lies where the file of another year places it, of the year nearest to the
/// reported borders that says so; where none does, it is in no municipality, though it counts in a
/// county that holds all of the ground.
public struct SchoolPlaces: Sendable {
  private let schools: [UnitCode: School]

  init(
    _ register: SchoolRegister, year: Int, _ geography: Geography, _ recoding: Recoding,
    to territory: Territory
  ) {
    var search = PlaceSearch(
      register: register, geography: geography, territory: territory, recodings: [year: recoding])
    schools = register.schools.reduce(into: [:]) { schools, code in
      let unit = NamedUnit(
        code: .school(code), name: register.name(of: code, in: year) ?? code.description)
      schools[unit.code] = search.school(code, unit, in: year)
    }
  }

  /// A school's location; a school that no file describes has its number as name and no location.
  public subscript(_ code: UnitCode) -> School {
    schools[code]
      ?? School(
        unit: NamedUnit(code: code, name: code.description), municipality: nil, county: nil,
        lack: .schoolNotPlaced)
  }

  /// The schools with a name, ignoring case, in order of number.
  public func schools(named name: String) -> [School] {
    let wanted = name.lowercased()
    return schools.values.filter { $0.unit.name.lowercased() == wanted }
      .sorted { $0.unit.code < $1.unit.code }
  }
}

/// Locates schools, and caches the year's recodings.
private struct PlaceSearch {
  let register: SchoolRegister
  let geography: Geography
  let territory: Territory
  var recodings: [Int: Recoding]

  mutating func school(_ code: SchoolCode, _ unit: NamedUnit, in year: Int) -> School {
    let own = targets(of: register.municipalities(of: code, in: year), year)
    let others = register.years(placing: code, nearest: territory.day.year)
    var place = Self.municipality(own)
    for other in others where place == nil && other != year {
      place = Self.municipality(targets(of: register.municipalities(of: code, in: other), other))
    }
    if let place {
      return School(
        unit: unit, municipality: place,
        county: territory.units(of: .county, containing: place).first, lack: nil)
    }
    let counties = Set(own.compactMap(Self.county))
    let isOutside = others.contains { other in
      register.municipalities(of: code, in: other).contains { $0.level == .unplaced }
    }
    return School(
      unit: unit, municipality: nil, county: counties.count == 1 ? counties.first : nil,
      lack: isOutside ? .schoolOutside : others.isEmpty ? .schoolNotPlaced : .schoolOnDividedGround)
  }

  /// Maps a year's places to the reported borders: a unit valid at the end of the year is recoded; any
  /// other is the source's recalculation, and counts only where it is valid on the reported day.
  private mutating func targets(of places: Set<UnitCode>, _ year: Int) -> Set<UnitCode> {
    guard !places.isEmpty else { return [] }
    let recoding =
      recodings[year] ?? Recoding(geography, from: .endOfYear(year), to: territory)
    recodings[year] = recoding
    return places.reduce(into: []) { targets, place in
      if let target = recoding.target(of: place) {
        targets.insert(target.unit)
      } else if case .municipality(let code) = place {
        targets.formUnion(territory.municipalUnits(of: [code]))
      }
    }
  }

  /// The single municipality or union among the targets; nil where there is none, or several.
  private static func municipality(_ targets: Set<UnitCode>) -> UnitCode? {
    let municipal = targets.filter(\.level.isMunicipal)
    return municipal.count == 1 ? municipal.first : nil
  }

  private static func county(_ target: UnitCode) -> UnitCode? {
    if case .unplaced(let code) = target { code.county.map(UnitCode.county) } else { nil }
  }
}
