/// The smallest set of municipalities on one day that covers the same ground as a set on another.
///
/// A renumbering gives one to one, a merger many to one, a split one to many. Only such a union
/// may be compared over time; a split never resolves to one successor.
public struct StableUnion: Sendable, Hashable {
  /// Codes valid on the earlier day, sorted; none for a municipality that came from nowhere, which no
  /// change explains.
  public let earlier: [MunicipalityCode]
  /// Codes valid on the later day, sorted.
  public let later: [MunicipalityCode]
}

extension Geography {
  /// Every municipality of both days in exactly one union, in order of the first earlier code; the
  /// days may be given in either order.
  public func stableUnions(between day: CalendarDay, and otherDay: CalendarDay) -> [StableUnion] {
    let (earlierDay, laterDay) = (min(day, otherDay), max(day, otherDay))
    let earlierCodes = municipalities(on: earlierDay).map(\.code)
    let successors = successors(of: earlierCodes, after: earlierDay, through: laterDay)

    // Codes that share a successor belong together; so do the codes those share one with.
    var predecessors: [MunicipalityCode: [MunicipalityCode]] = [:]
    for (code, heirs) in successors {
      for heir in heirs { predecessors[heir, default: []].append(code) }
    }
    var placed: Set<MunicipalityCode> = []
    var unions: [StableUnion] = []
    for code in earlierCodes where !placed.contains(code) {
      var earlier: Set<MunicipalityCode> = []
      var later: Set<MunicipalityCode> = []
      var waiting = [code]
      while let next = waiting.popLast() {
        guard earlier.insert(next).inserted else { continue }
        for heir in successors[next] ?? [] where later.insert(heir).inserted {
          waiting += predecessors[heir] ?? []
        }
      }
      placed.formUnion(earlier)
      unions.append(StableUnion(earlier: earlier.sorted(), later: later.sorted()))
    }
    let reached = Set(unions.flatMap(\.later))
    let unexplained = municipalities(on: laterDay).map(\.code).filter { !reached.contains($0) }
    return unions + unexplained.map { StableUnion(earlier: [], later: [$0]) }
  }

  /// Where each code's ground lies after all changes up to and including the last day.
  private func successors(
    of codes: [MunicipalityCode], after first: CalendarDay, through last: CalendarDay
  ) -> [MunicipalityCode: Set<MunicipalityCode>] {
    var current = Dictionary(codes.map { ($0, Set([$0])) }, uniquingKeysWith: { $0.union($1) })
    let relevant = changes.filter { first < $0.date && $0.date <= last }
    let byDate = Dictionary(grouping: relevant, by: \.date).sorted { $0.key < $1.key }
    for (_, sameDay) in byDate {
      let heirs = Dictionary(grouping: sameDay, by: \.old).mapValues { $0.map(\.new) }
      current = current.mapValues { places in
        places.reduce(into: []) { result, place in result.formUnion(heirs[place] ?? [place]) }
      }
    }
    return current
  }
}
