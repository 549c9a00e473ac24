import Geography
import Reporting

/// What every unit of a territory lies in and holds, looked up once for all pages.
struct Neighbourhood: Sendable {
  /// All units that are some place, by their names in the language, in Norwegian order.
  let units: [NamedUnit]
  private(set) var counties: [UnitCode: NamedUnit] = [:]
  private(set) var regions: [UnitCode: [NamedUnit]] = [:]
  /// The municipalities of each county, region and of the country, in Norwegian order.
  private(set) var members: [UnitCode: [NamedUnit]] = [:]

  init(_ territory: Territory, _ language: Language) {
    units =
      territory.units.filter { $0.code.level != .unplaced }
      .map { $0.called(in: language) }.inNorwegianOrder
    func named(_ code: UnitCode) -> NamedUnit {
      NamedUnit(code: code, name: territory.name(of: code))
    }
    for unit in units where unit.code.level.isMunicipal || unit.code.level == .region {
      counties[unit.code] = territory.units(of: .county, containing: unit.code).first.map(named)
    }
    for unit in units where unit.code.level.isMunicipal {
      let regions = territory.units(of: .region, containing: unit.code).map(named)
      self.regions[unit.code] = regions
    }
    for unit in units where !unit.code.level.isMunicipal {
      let inside = territory.municipalUnits(of: Array(territory.municipalities(of: unit.code)))
      members[unit.code] = units.filter { inside.contains($0.code) }
    }
  }
}
