import Geography
import Indicators

extension Knowledge {
  /// Returns the indicator with an id; all of them for nil.
  /// - Parameter sealed: the zero point whose definitions are used.
  package func indicators(named id: String?, since sealed: SealedYear? = nil) throws -> [Indicator]
  {
    let catalogue = try catalogue(since: sealed)
    guard let id else { return catalogue.indicators }
    guard let indicator = catalogue.indicators.first(where: { $0.id == id }) else {
      throw Refusal(
        "there is no indicator \(id); the catalogue has "
          + catalogue.indicators.map(\.id).joined(separator: ", "))
    }
    return [indicator]
  }
}

extension Territory {
  /// Returns the single unit that a text can mean.
  package func unit(meantBy text: String) throws -> NamedUnit {
    let meant = units(named: text)
    guard let unit = meant.first else {
      throw Refusal(
        "no municipality, region or county of \(day) is called \(text); expected a code such as "
          + "3401 or a name such as Kongsvinger")
    }
    // Oslo is a municipality and a county, but one place: the smallest unit stands for it.
    guard meant.allSatisfy({ areOnePlace($0.code, unit.code) }) else {
      let choices = meant.map { "\($0.code) \($0.name) (\($0.code.level.rawValue))" }
      throw Refusal(
        "\(text) may mean \(choices.joined(separator: ", ")); say which by its code")
    }
    return unit
  }

  /// Returns the single unit or school that a text can mean; municipalities, counties and regions take
  /// precedence over schools.
  package func unit(meantBy text: String, orSchoolIn places: SchoolPlaces) throws -> NamedUnit {
    if let school = SchoolCode(text) { return places[.school(school)].unit }
    let schools = places.schools(named: text)
    guard units(named: text).isEmpty, let school = schools.first else {
      return try unit(meantBy: text)
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
