/// Looks up a name without code: the single unit that has it on the days in question.
extension RegionReading {
  func unitByName() throws(Refusal) -> UnitCode {
    let (name, level) = withoutLevel(cell.name)
    let places = called(name, level ?? context.level)
    guard !places.isEmpty else { throw namesNoPlace }
    let then = places.filter(isInForce)
    // A unit may be called by a name it had at another time, or has only beside an older one.
    let candidates = then.isEmpty ? places.filter(isInForceByAnyName) : then
    guard let first = candidates.first else {
      throw Refusal(
        message: "\(name) is \(listed(places, " and ")), not in force \(moment); "
          + "expected a unit that was")
    }
    guard Set(candidates.map(\.unit)).count == 1 else {
      throw Refusal(
        message: "\(name) may be \(listed(candidates, " or ")); expected the code before the name"
          + (context.days == nil && cell.years == nil ? ", or a year" : ""))
    }
    return first.unit
  }

  /// The municipalities with the name, or else counties, or else regions; limited to a level where the
  /// cell or its column states one.
  private func called(_ name: String, _ level: UnitLevel?) -> [NamedPlace] {
    var places = geography.names.called(name)
    if places.isEmpty, name.hasSuffix(")"), let bracket = name.lastIndex(of: "(") {
      // `Nes (Akershus)` where the classification says only `Nes`.
      let county = PlaceNames.folded(String(name[name.index(after: bracket)...].dropLast()))
      let counties = Set(geography.names.called(county).map(\.unit))
      places = geography.names.called(CellText.tidied(String(name[..<bracket]))).filter { place in
        guard case .municipality(let code) = place.unit else { return false }
        return counties.contains(.county(code.county))
      }
    }
    let levels: [UnitLevel] = level.map { [$0] } ?? [.municipality, .county, .region]
    for level in levels {
      let ofLevel = places.filter { $0.unit.level == level }
      if !ofLevel.isEmpty { return ofLevel }
    }
    return []
  }

  /// Removes words that state the level: `Kongsvinger kommune`, `Innlandet fylke`, `I alt Innlandet`.
  private func withoutLevel(_ name: String) -> (String, UnitLevel?) {
    let words = name.lowercased()
    for (suffix, level) in [
      (" kommune", UnitLevel.municipality), (" fylke", .county), (" fylkeskommune", .county),
    ] where words.hasSuffix(suffix) {
      return (String(name.dropLast(suffix.count)), level)
    }
    return words.hasPrefix("i alt ") ? (String(name.dropFirst(6)), .county) : (name, nil)
  }

  private func isInForce(_ place: NamedPlace) -> Bool { isMeant(place.validity) }

  private func isInForceByAnyName(_ place: NamedPlace) -> Bool {
    geography.lifetimes(of: place.unit).contains { isMeant($0.validity) }
  }

  /// Whether a unit's validity fits the years in brackets or, without them, the days of the figures.
  private func isMeant(_ validity: Validity) -> Bool {
    if let years = cell.years { return years.agree(with: validity) }
    return context.days.map(validity.overlaps) ?? true
  }

  private func listed(_ places: [NamedPlace], _ word: String) -> String {
    let isDated = context.days == nil || places.allSatisfy { !isInForce($0) }
    return places.sorted { ($0.unit, $0.name) < ($1.unit, $1.name) }
      .map { "\($0.unit) \($0.name)" + (isDated ? " (\($0.validity))" : "") }
      .joined(separator: word)
  }

  private var moment: String {
    if let years = cell.years {
      return "in the years \(years.from.map(String.init) ?? "")–"
        + (years.through.map(String.init) ?? "")
    }
    guard let days = context.days else { return "then" }
    return days.lowerBound == days.upperBound
      ? "on \(days.lowerBound)" : "between \(days.lowerBound) and \(days.upperBound)"
  }
}
