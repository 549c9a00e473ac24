import Geography
import Observations

/// Which places have rows of which kinds, to find those that a file's other parts have and one lacks.
struct PlacePresence {
  /// The places that have a row, by kind of row and unit, in sets of bits.
  private var rows: [[UInt64]] = []
  /// The municipalities of which only schools speak.
  private var mentioned: Set<UnitCode> = []

  /// - Parameters:
  ///   - unit: its number in the file.
  ///   - kind: the number of the row's kind.
  mutating func add(_ unit: Int, in kind: Int) {
    // Of more kinds nothing is asked later.
    guard kind < RowKinds.mostRemembered else { return }
    while rows.count <= kind { rows.append([]) }
    while rows[kind].count <= unit / 64 { rows[kind].append(0) }
    rows[kind][unit / 64] |= 1 << (unit % 64)
  }

  mutating func mention(_ municipality: UnitCode) { mentioned.insert(municipality) }

  private func has(_ unit: Int, in kind: Int) -> Bool {
    unit / 64 < rows[kind].count && rows[kind][unit / 64] & (1 << (unit % 64)) != 0
  }

  /// The places that are absent, each once, together where they are so for one reason; ordered by the
  /// first unit of each reason.
  /// - Parameters:
  ///   - kinds: what the rows of each kind say, by their numbers.
  ///   - units: the file's places, by their numbers.
  ///   - years: in whose borders the figures are.
  func absent(
    kinds: [RowKeys], units: [UnitCode], years: Set<Int>, borders: Recipe.Borders,
    _ geography: Geography
  ) -> [AbsentPlaces] {
    let places = units.indices.filter { units[$0].isAdministrative }
    var found = absentRows(kinds, units, places, borders, geography)
    for group in [UnitLevel.district, .school] {
      let ofLevel = units.indices.filter { units[$0].level == group }
      found.merge(absentRows(kinds, units, ofLevel, borders, geography)) { first, _ in first }
    }
    let present = Set(units)
    found.merge(absentMunicipalities(present, years, geography)) { first, _ in first }
    found.merge(absentParents(present)) { first, _ in first }
    return Dictionary(grouping: found.keys.sorted()) { found[$0, default: ""] }
      .map { AbsentPlaces(units: $0.value, reason: $0.key) }
      .sorted { ($0.units[0], $0.reason) < ($1.units[0], $1.reason) }
  }

  /// Places with rows of most kinds that lack one which most places have. Nothing where more than a tenth
  /// of all rows are absent: such a table leaves rows out as a rule.
  private func absentRows(
    _ kinds: [RowKeys], _ units: [UnitCode], _ places: [Int], _ borders: Recipe.Borders,
    _ geography: Geography
  ) -> [UnitCode: String] {
    guard kinds.count > 1, places.count > 1, kinds.count == rows.count else { return [:] }
    let expected = kinds.map { keys -> [Int] in
      guard borders != .any, let year = keys.period.map(borders.year) else { return places }
      return places.filter { geography.objection(to: units[$0], in: year) == nil }
    }
    let common = kinds.indices.filter { kind in
      expected[kind].count { has($0, in: kind) } * 2 > expected[kind].count
    }
    var (rowsOf, expectedOf): ([Int: Int], [Int: Int]) = ([:], [:])
    var absent: [(unit: Int, kind: Int)] = []
    for kind in common {
      for unit in expected[kind] {
        expectedOf[unit, default: 0] += 1
        if has(unit, in: kind) {
          rowsOf[unit, default: 0] += 1
        } else {
          absent.append((unit, kind))
        }
      }
    }
    absent.removeAll { rowsOf[$0.unit, default: 0] * 2 < expectedOf[$0.unit, default: 0] }
    guard absent.count * 10 <= expectedOf.values.reduce(0, +) else { return [:] }
    return Dictionary(grouping: absent, by: \.unit).reduce(into: [:]) { found, entry in
      let first = kinds[entry.value[0].kind].subject(place: "").filter { !$0.isEmpty }
      let more = entry.value.count > 1 ? " and \(entry.value.count - 1) more" : ""
      found[units[entry.key]] =
        "no row for \(first.joined(separator: ", "))\(more), which most places have"
    }
  }

  /// Municipalities that are not there, of counties of which most are; and counties with a row of their own
  /// and no municipality, where most have all of theirs.
  private func absentMunicipalities(
    _ present: Set<UnitCode>, _ years: Set<Int>, _ geography: Geography
  ) -> [UnitCode: String] {
    var found: [UnitCode: String] = [:]
    for year in years.sorted() {
      let counties = Dictionary(
        grouping: geography.municipalities(on: .endOfYear(year)).map(\.code), by: \.county)
      let isThere = counties.mapValues { codes in
        codes.count { present.contains(.municipality($0)) }
      }
      let whole = counties.count { isThere[$0.key] == $0.value.count }
      for (county, codes) in counties {
        let count = isThere[county] ?? 0
        if count == 0, whole * 2 > counties.count, present.contains(.county(county)) {
          found[.county(county)] = "a row and no municipality of \(year)"
        }
        guard count < codes.count, count * 2 > codes.count else { continue }
        for code in codes where !present.contains(.municipality(code)) {
          found[.municipality(code)] =
            "no row, where \(count) of the \(codes.count) municipalities of \(county) in \(year) have"
        }
      }
    }
    return found
  }

  /// Municipalities whose schools are there and they are not, where most are.
  private func absentParents(_ present: Set<UnitCode>) -> [UnitCode: String] {
    let absent = mentioned.subtracting(present)
    guard absent.count * 2 < mentioned.count else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: absent.map { ($0, "schools in the file and no row") })
  }
}

extension UnitCode {
  /// Whether the unit is the country, a county or a municipality.
  fileprivate var isAdministrative: Bool {
    switch self {
    case .country, .county, .municipality: true
    case .unplaced, .district, .school, .union, .region: false
    }
  }
}
