import Geography
import Observations

/// A school in the borders in which everything is reported.
public struct School: Sendable, Hashable {
  /// By the name it had; by its number where no file names it.
  public let unit: NamedUnit
  /// The municipality in which it lies, or the union that stands in its place; nil where that cannot
  /// be known.
  public let municipality: UnitCode?
  /// nil where that cannot be known.
  public let county: UnitCode?
  /// Why it is in no municipality; nil where it is in one.
  public let lack: Reason?
}

/// Where the schools of a year lie in the borders in which everything is reported.
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

  /// A school of which no file says anything has its number for a name, and lies nowhere.
  public subscript(_ code: UnitCode) -> School {
    schools[code]
      ?? School(
        unit: NamedUnit(code: code, name: code.description), municipality: nil, county: nil,
        lack: .schoolNotPlaced)
  }

  /// The schools with this name, whatever its letters' case, in order of number.
  public func schools(named name: String) -> [School] {
    let wanted = name.lowercased()
    return schools.values.filter { $0.unit.name.lowercased() == wanted }
      .sorted { $0.unit.code < $1.unit.code }
  }
}

/// Looks for one school after another, and keeps how a year's figures are recoded.
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

  /// Where a year's places lie in the reported borders: one in force when the year ended as its
  /// figures go; another is the row's recalculation, and says something only where it is in force
  /// on the reported day.
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

  /// The one municipality or union among the targets; nil where there is none, or several.
  private static func municipality(_ targets: Set<UnitCode>) -> UnitCode? {
    let municipal = targets.filter(\.level.isMunicipal)
    return municipal.count == 1 ? municipal.first : nil
  }

  private static func county(_ target: UnitCode) -> UnitCode? {
    if case .unplaced(let code) = target { code.county.map(UnitCode.county) } else { nil }
  }
}
