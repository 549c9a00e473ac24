extension Geography {
  /// Returns the municipalities of the end of the last year, grouped into the smallest sets whose common
  /// area is unchanged at the end of every year of the span. Each set is a union of stable unions of any
  /// two of the years.
  ///
  /// Coarser than, or the same as, the stable union of any two of the years.
  public func stableUnits(over years: ClosedRange<Int>) -> [[MunicipalityCode]] {
    var day = CalendarDay.endOfYear(years.lowerBound)
    var sets = municipalities(on: day).map { Set([$0.code]) }
    for year in years.dropFirst() {
      let next = CalendarDay.endOfYear(year)
      let successors = successors(from: day, through: next)
      // What has been together stays together, and draws in what its parts are joined with.
      let heirs = sets.map { set in
        set.reduce(into: Set<MunicipalityCode>()) { $0.formUnion(successors[$1] ?? []) }
      }
      let appeared = municipalities(on: next).map { Set([$0.code]) }
      sets = Self.joined(heirs + appeared)
      day = next
    }
    return sets.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Merges sets that share a member, transitively.
  private static func joined(_ sets: [Set<MunicipalityCode>]) -> [Set<MunicipalityCode>] {
    var joined: [Int: Set<MunicipalityCode>] = [:]
    var owner: [MunicipalityCode: Int] = [:]
    for (index, set) in sets.enumerated() {
      var whole = set
      for other in Set(set.compactMap { owner[$0] }) {
        whole.formUnion(joined.removeValue(forKey: other) ?? [])
      }
      for code in whole { owner[code] = index }
      joined[index] = whole
    }
    return joined.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty }
  }
}
