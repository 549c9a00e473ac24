import Chance
import Testing

@testable import Geography

/// A made-up country with reforms at random, the same for the same seed: every first of January from
/// 2011 through 2016 some municipalities are renumbered, merged, split, or mixed.
struct RandomCountry {
  static let years = 2010...2016
  static let seeds: [UInt64] = Array(1...25)

  let geography: Geography

  init(seed: UInt64, shufflingChanges: Bool = false) throws {
    var random = SplitMix64(seed: seed)
    var inForce = try Self.codes(in: 0..<12)
    var nextCode = 12
    var since = Dictionary(uniqueKeysWithValues: inForce.map { ($0, nil as Int?) })
    var municipalities: [Municipality] = []
    var changes: [MunicipalityChange] = []
    func end(_ code: MunicipalityCode, _ year: Int?) {
      municipalities.append(
        Municipality(
          code: code, name: "\(code)", validity: SmallCountry.years(since[code] ?? nil, year)))
    }
    for year in Self.years.dropFirst() {
      var waiting = inForce.shuffled(using: &random)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let sources = Array(waiting.prefix(Int.random(in: 1...3, using: &random)))
        guard !sources.isEmpty else { continue }
        waiting.removeFirst(sources.count)
        let heirs = try Self.codes(in: nextCode..<nextCode + Int.random(in: 1...3, using: &random))
        nextCode += heirs.count
        // Everyone has an heir, and every heir has somebody's ground.
        var pairs = Set(
          sources.map { [$0, heirs[Int.random(in: 0..<heirs.count, using: &random)]] })
        for heir in heirs {
          pairs.insert([sources[Int.random(in: 0..<sources.count, using: &random)], heir])
        }
        changes += pairs.sorted { $0.lexicographicallyPrecedes($1) }.map {
          MunicipalityChange(date: SmallCountry.newYear(year), old: $0[0], new: $0[1])
        }
        for source in sources { end(source, year) }
        for heir in heirs { since[heir] = year }
        inForce = inForce.filter { !sources.contains($0) } + heirs
      }
    }
    for code in inForce { end(code, nil) }
    geography = Geography(
      municipalities: municipalities,
      counties: try ["10", "11", "12"].map {
        County(
          code: try #require(CountyCode($0)), name: $0, validity: SmallCountry.years(nil, nil))
      },
      regions: [],
      changes: shufflingChanges ? changes.shuffled(using: &random) : changes)
  }

  /// 1001, 1101, 1201, 1002, …: neighbours in the list lie in different counties.
  private static func codes(in numbers: Range<Int>) throws -> [MunicipalityCode] {
    try numbers.map { try SmallCountry.municipality(String(1001 + $0 % 3 * 100 + $0 / 3)) }
  }
}
