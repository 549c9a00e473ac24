/// A municipality that is not in force on a day, and those of the day in which its ground lies.
package struct OtherDayMunicipality: Sendable, Equatable {
  package let municipality: Municipality
  /// In order of code; several where it was divided, or is the sum of several.
  package let onTheDay: [MunicipalityCode]
}

extension Geography {
  /// Returns every municipality that is in force on other days only, earlier or later, and whose ground is
  /// known on the day.
  package func municipalitiesOfOtherDays(than day: CalendarDay) -> [OtherDayMunicipality] {
    var heirs: [CalendarDay: [MunicipalityCode: Set<MunicipalityCode>]] = [:]
    func ground(of municipality: Municipality) -> Set<MunicipalityCode> {
      if let end = municipality.validity.to, end <= day {
        let last = CalendarDay.endOfYear(end.year - 1)
        let known = heirs[last] ?? successors(from: last, through: day)
        heirs[last] = known
        return known[municipality.code] ?? []
      }
      guard let first = municipality.validity.from, first > day else { return [] }
      let known = heirs[first] ?? successors(from: day, through: first)
      heirs[first] = known
      return Set(known.filter { $0.value.contains(municipality.code) }.keys)
    }
    return municipalities.compactMap { municipality in
      let ground = ground(of: municipality)
      guard !ground.isEmpty else { return nil }
      return OtherDayMunicipality(municipality: municipality, onTheDay: ground.sorted())
    }
  }
}
