import Files
import Geography
import Indicators

extension Knowledge {
  /// Returns the indicator with an id; all of them for nil. Capitals, and hyphens or blanks for
  /// underscores, are forgiven, and told.
  /// - Parameter sealed: the zero point whose definitions are used.
  /// - Throws: `UnknownName` with the nearest three.
  package func indicators(
    named id: String?, since sealed: SealedYear? = nil, tell: (String) -> Void = { _ in }
  ) throws -> [Indicator] {
    let indicators = try catalogue(since: sealed).indicators
    guard let id else { return indicators }
    if let indicator = indicators.first(where: { $0.id == id }) { return [indicator] }
    let alike = indicators.filter { NearestNames.plain($0.id) == NearestNames.plain(id) }
    guard let indicator = alike.first, alike.count == 1 else {
      let nearest = NearestNames.nearest(to: id, among: indicators.map(\.id))
      throw UnknownName(
        "there is no indicator \(id); the nearest are \(nearest.joined(separator: ", ")), and "
          + "nullpunkt indicators lists them all")
    }
    tell("\(id) is taken for \(indicator.id)")
    return [indicator]
  }
}

extension Territory {
  /// The units that a text can mean: by name or code, or else by what is sure to stand for one, a name
  /// with `kommune` or `fylke`, a code that has lost its zero, or a code and its name.
  package func units(meantBy text: String) -> [NamedUnit] {
    let exact = units(named: text)
    return exact.isEmpty ? forgiven(text) : exact
  }

  private func forgiven(_ text: String) -> [NamedUnit] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let plain = words.joined(separator: " ")
    if plain != text, case let found = units(named: plain), !found.isEmpty { return found }
    if plain.utf8.count == 3, let code = MunicipalityCode("0\(plain)") {
      return units.filter { $0.code == .municipality(code) }
    }
    guard words.count > 1 else { return [] }
    let (first, rest) = (words[0], words.dropFirst().joined(separator: " "))
    if first.allSatisfy(\.isNumber) {
      return units(named: first).filter { Municipality.isOneName($0.name, rest) }
    }
    let name = words.dropLast().joined(separator: " ")
    switch words[words.count - 1].lowercased() {
    case "kommune": return units(named: name).filter(\.code.level.isMunicipal)
    case "fylke", "fylkeskommune": return units(named: name).filter { $0.code.level == .county }
    default: return []
    }
  }

  /// Returns the single unit that a text can mean. What is forgiven is told.
  /// - Parameter geography: where a unit is looked up that is not in force on the territory's day.
  /// - Throws: `UnknownName` with the nearest three, or the successors of a unit of another day;
  ///   `Refusal` for a text that may mean several.
  package func unit(
    meantBy text: String, _ geography: Geography, tell: (String) -> Void = { _ in }
  ) throws -> NamedUnit {
    let meant = units(meantBy: text)
    guard let unit = meant.first else { throw unknown(text, geography) }
    // Oslo is a municipality and a county, but one place: the smallest unit stands for it.
    guard meant.allSatisfy({ areOnePlace($0.code, unit.code) }) else {
      let choices = meant.map { "\($0.code) \($0.name) (\($0.code.level.rawValue))" }
      throw Refusal(
        "\(text) may mean \(choices.joined(separator: ", ")); say which by its code")
    }
    if units(named: text).isEmpty { tell("\(text) is taken for \(unit.code) \(unit.name)") }
    return unit
  }

  private func unknown(_ text: String, _ geography: Geography) -> UnknownName {
    if let other = ofAnotherDay(text, geography) { return UnknownName(other) }
    let isCode = text.allSatisfy(\.isNumber)
    let names = units.map { isCode ? $0.code.description : $0.name }
    let nearest = NearestNames.nearest(to: text, among: names).map { name in
      let unit = units.first { (isCode ? $0.code.description : $0.name) == name }
      return unit.map { "\($0.code) \($0.name)" } ?? name
    }
    return UnknownName(
      "no municipality, region or county of \(day) is called \(text); the nearest are "
        + nearest.joined(separator: ", "))
  }

  /// What became of a unit that is not in force on the territory's day; nil when the text means none.
  private func ofAnotherDay(_ text: String, _ geography: Geography) -> String? {
    let code = MunicipalityCode(text.utf8.count == 3 ? "0\(text)" : text)
    let municipalities = geography.municipalities.filter { municipality in
      code.map { $0 == municipality.code }
        ?? municipality.nameParts.contains { $0.lowercased() == text.lowercased() }
    }.map { (UnitCode.municipality($0.code), $0.name, $0.validity) }
    let counties = geography.counties.filter { county in
      county.code.description == text || county.name.lowercased() == text.lowercased()
    }.map { (UnitCode.county($0.code), $0.name, $0.validity) }
    let all = municipalities.isEmpty ? counties : municipalities
    // Of several, the last that began before the day.
    guard let (unit, name, validity) = all.last(where: { ($0.2.from ?? day) <= day }) ?? all.first
    else { return nil }
    let inForce = [validity.to.map { CalendarDay.endOfYear($0.year - 1) }, validity.from]
      .compactMap { $0 }.first(where: validity.contains)
    let successors =
      inForce.map { geography.resolve(unit, from: $0, to: day).successors } ?? []
    let span = [validity.from.map { "from \($0)" }, validity.to.map { "until \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
    let ground =
      successors.isEmpty
      ? "what its ground is then is not known"
      : "its ground is then in "
        + successors.map { "\($0) \(self.name(of: $0))" }.joined(separator: ", ")
    return "\(unit) \(name) is in force \(span), and is not on \(day); \(ground)"
  }

  /// Returns the single unit or school that a text can mean; municipalities, counties and regions take
  /// precedence over schools.
  package func unit(
    meantBy text: String, orSchoolIn places: SchoolPlaces, _ geography: Geography,
    tell: (String) -> Void = { _ in }
  ) throws -> NamedUnit {
    if let school = SchoolCode(text) { return places[.school(school)].unit }
    let schools = places.schools(named: text)
    guard units(named: text).isEmpty, let school = schools.first else {
      return try unit(meantBy: text, geography, tell: tell)
    }
    guard schools.count == 1 else {
      let choices = schools.map { school in
        "\(school.unit.code) in \(school.municipality.map(name(of:)) ?? "no known municipality")"
      }
      throw Refusal(
        "\(text) may mean \(choices.joined(separator: ", ")); say which by its organisation number")
    }
    return school.unit
  }
}
