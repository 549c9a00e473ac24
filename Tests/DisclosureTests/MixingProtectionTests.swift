import Chance
import Files
import Networks
import Testing

@testable import Disclosure

/// Contacts between groups are shown only where nobody's own answer can be computed from them.
struct MixingProtectionTests {
  private let rules: DisclosureRules

  init() throws {
    rules = try DisclosureRules(
      reading: SettingsNode(
        json: """
          {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10}, "sources": {}}
          """))
  }

  private static func actor(_ id: Int, _ sector: String, hasAnswered: Bool = true) -> NetworkActor {
    NetworkActor(
      id: String(1000 + id), service: "kontor", sector: sector, place: "1", placeName: "By",
      hasAnswered: hasAnswered)
  }

  private static func drawn(_ seed: Int) -> NetworkFindings? {
    var random = SplitMix64(seed: UInt64(seed))
    let groups = 2 + random.below(4)
    let actors = (0..<groups).flatMap { group in
      (0..<(1 + random.below(12))).map { _ in group }
    }.enumerated().map { actor($0, "s\($1)", hasAnswered: random.below(10) > 0) }
    let percent = [5, 20, 50, 90].map { [$0, 100 - $0] }[random.below(4)]
    var ties: [ToldTie] = []
    for from in actors.indices where actors[from].hasAnswered {
      for to in actors.indices where to != from {
        let chance = percent[actors[from].sector == actors[to].sector ? 0 : 1]
        if random.below(100) < chance { ties.append(ToldTie(from: from, to: to, frequency: 2)) }
      }
    }
    return try? NetworkFindings(
      Network(year: 2024, actors: actors, ties: ties), Resampling(count: 1))
  }

  /// What a reader knows who sees the rows, how many contacts were told in all, and the E–I index.
  private struct Attacker {
    private let inside: [Int]
    private let across: [Int]
    private let insideSum: ClosedRange<Int>
    private let acrossSum: ClosedRange<Int>
    private let most: [Int]

    init?(
      _ rows: [NetworkMixingRow], most: [Int], told: Int, pairsInside: Int
    ) {
      let hidden = rows.indices.filter { rows[$0].status == .suppressed }
      func isInside(_ row: Int) -> Bool { rows[row].from == rows[row].to }
      (inside, across) = (hidden.filter(isInside), hidden.filter { !isInside($0) })
      let rest = told - rows.reduce(0) { $0 + ($1.ties ?? 0) }
      let shown = rows.filter { $0.from == $0.to }.reduce(0) { $0 + ($1.ties ?? 0) }
      func room(_ cells: [Int]) -> Int { cells.reduce(0) { $0 + most[$1] } }
      let (low, high) = (
        max(0, pairsInside - shown, rest - room(across)),
        min(room(inside), 2 * pairsInside - shown, rest)
      )
      guard low <= high else { return nil }
      insideSum = low...high
      acrossSum = (rest - high)...(rest - low)
      self.most = most
    }

    func range(of row: Int) -> ClosedRange<Int> {
      let isInside = inside.contains(row)
      let (sum, others) = (
        isInside ? insideSum : acrossSum,
        (isInside ? inside : across).filter { $0 != row }.reduce(0) { $0 + most[$1] }
      )
      return max(0, sum.lowerBound - others)...min(most[row], sum.upperBound)
    }
  }

  @Test(arguments: 1...80) func attackerLearnsNothing(_ seed: Int) throws {
    let findings = try #require(Self.drawn(seed))
    let raw = findings.mixingRows
    let rows = rules.protect(mixingOf: findings).rows
    #expect(rows.map(\.from) == raw.map(\.from) && rows.map(\.to) == raw.map(\.to))
    let most = raw.map { $0.possible ?? 0 }
    let attacker = try #require(
      Attacker(
        rows, most: most, told: findings.network.ties.count,
        pairsInside: findings.pairsInside(.sector)))
    let isAllHidden = rows.indices.allSatisfy { rows[$0].status == .suppressed || most[$0] == 0 }
    for (place, row) in rows.enumerated() {
      let ties = try #require(raw[place].ties)
      guard row.status == .suppressed else {
        #expect(row.ties == ties && row.possible == most[place])
        let isSmall = ties <= 3 || most[place] - ties <= 3 || most[place] <= 10
        #expect(most[place] == 0 || (!isSmall && row.respondents > 3), "\(row)")
        continue
      }
      #expect(row.ties == nil && row.possible == nil && row.share == nil)
      let range = attacker.range(of: place)
      #expect(range.contains(ties))
      // Where nothing more can be hidden the total alone may tell.
      guard !isAllHidden else { continue }
      let isOwn =
        ties <= 3 || most[place] - ties <= 3 || most[place] <= 10 || row.respondents <= 3
      let width = range.upperBound - range.lowerBound
      #expect(width >= (isOwn ? min(4, most[place]) : 1), "\(seed) \(raw[place]) \(range)")
    }
  }

  /// Ten by ten, of which only one cell is small: the total would give it back.
  @Test func oneSmallCellTakesAnotherWithIt() throws {
    let actors = (0..<20).map { Self.actor($0, $0 < 10 ? "a" : "b") }
    func ties(_ from: Range<Int>, _ to: Range<Int>, _ count: Int) -> [ToldTie] {
      from.flatMap { one in to.filter { $0 != one }.map { (one, $0) } }.prefix(count)
        .map { ToldTie(from: $0.0, to: $0.1, frequency: 1) }
    }
    let findings = try NetworkFindings(
      Network(
        year: 2024, actors: actors,
        ties: ties(0..<10, 0..<10, 40) + ties(0..<10, 10..<20, 30) + ties(10..<20, 0..<10, 2)
          + ties(10..<20, 10..<20, 20)), Resampling(count: 1))
    let rows = rules.protect(mixingOf: findings).rows
    #expect(rows.first { $0.from == "b" && $0.to == "a" }?.status == .suppressed)
    #expect(rows.count { $0.status == .suppressed } == 2)
  }

  /// A group of which one answered says what that one said, however many contacts there are.
  @Test func groupOfOneRespondentIsWithheld() throws {
    let actors =
      [Self.actor(0, "nav")]
      + (1..<30).map { Self.actor($0, $0 < 15 ? "skole" : "helse") }
    let ties = (0..<30).flatMap { one in
      (0..<30).filter { $0 != one && ($0 + one) % 2 == 0 }.map {
        ToldTie(from: one, to: $0, frequency: 1)
      }
    }
    let findings = try NetworkFindings(
      Network(year: 2024, actors: actors, ties: ties), Resampling(count: 1))
    let rows = rules.protect(mixingOf: findings).rows
    #expect(rows.filter { $0.from == "nav" && $0.respondents == 1 }.count == 3)
    #expect(rows.filter { $0.from == "nav" && $0.to != "nav" }.allSatisfy { $0.ties == nil })
    #expect(rows.contains { $0.status == .shown && $0.from == "skole" })
  }
}
