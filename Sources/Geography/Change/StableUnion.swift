/// The smallest set of units on one day that covers the same area as a set on another.
///
/// A renumbering gives one to one, a merger many to one, a split one to many. Only such a union
/// may be compared over time; a split never resolves to one successor.
public struct GroundUnion<Code: Sendable & Hashable & Comparable>: Sendable, Hashable {
  /// Codes valid on the first day, sorted; empty for a unit whose origin no change records.
  public let earlier: [Code]
  /// Codes valid on the other day, sorted.
  public let later: [Code]

  public init(earlier: [Code], later: [Code]) {
    self.earlier = earlier
    self.later = later
  }

  /// The same union seen from the other day.
  var reversed: GroundUnion { GroundUnion(earlier: later, later: earlier) }

  /// Computes the smallest unions, ordered by their first earlier code: codes with a common successor
  /// belong together, transitively.
  /// - Parameter successors: for every earlier code, the codes that hold its area later.
  static func smallest(_ successors: [Code: Set<Code>], later all: [Code]) -> [GroundUnion] {
    var predecessors: [Code: [Code]] = [:]
    for (code, heirs) in successors {
      for heir in heirs { predecessors[heir, default: []].append(code) }
    }
    var placed: Set<Code> = []
    var unions: [GroundUnion] = []
    for code in successors.keys.sorted() where !placed.contains(code) {
      var earlier: Set<Code> = []
      var later: Set<Code> = []
      var waiting = [code]
      while let next = waiting.popLast() {
        guard earlier.insert(next).inserted else { continue }
        for heir in successors[next] ?? [] where later.insert(heir).inserted {
          waiting += predecessors[heir] ?? []
        }
      }
      placed.formUnion(earlier)
      unions.append(GroundUnion(earlier: earlier.sorted(), later: later.sorted()))
    }
    return unions
      + all.filter { predecessors[$0] == nil }.map { GroundUnion(earlier: [], later: [$0]) }
  }
}

public typealias StableUnion = GroundUnion<MunicipalityCode>

extension Geography {
  /// Returns the smallest unions that cover all municipalities of both days, ordered by their first
  /// earlier code. The days may be given in either order.
  public func stableUnions(between day: CalendarDay, and otherDay: CalendarDay) -> [StableUnion] {
    let (first, last) = (min(day, otherDay), max(day, otherDay))
    return StableUnion.smallest(
      successors(from: first, through: last), later: municipalities(on: last).map(\.code))
  }

  /// The codes that hold each municipality's area after all changes up to and including a later day.
  func successors(from first: CalendarDay, through last: CalendarDay)
    -> [MunicipalityCode: Set<MunicipalityCode>]
  {
    let codes = municipalities(on: first).map(\.code)
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
