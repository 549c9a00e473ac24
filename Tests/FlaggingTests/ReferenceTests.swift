import Checks
import Foundation
import Statistics
import Synchronization
import Testing

@testable import Flagging

/// A published-size example, held against R and SciPy: every number and every gate.
struct ReferenceTests {
  static let plans = [
    Plan("shares", context: ["c1", "c2"]), Plan("shares_alone"),
    Plan("shares_few", context: ["c1", "c2"], units: 28),
    Plan("means", context: ["c1", "c2"], isMean: true),
    Plan("means_few", context: ["c1", "c2"], isMean: true, units: 28, spread: 9),
  ]

  @Test(arguments: plans) func everyNumber(_ plan: Plan) throws {
    let search = try plan.search()
    let numbers: [(column: String, of: (UnitAssessment) -> Double?)] = [
      ("value", { $0.value }), ("expected", { $0.expected }), ("difference", { $0.difference }),
      ("studentised_residual", { $0.studentisedResidual }), ("peer_value", { $0.peerValue }),
      ("peer_difference", { $0.peerDifference }), ("peer_z", { $0.peerZ }),
      ("robust_z", { $0.robustZ }), ("z", { $0.z }), ("z_overdispersed", { $0.zOverdispersed }),
      ("p_value", { $0.pValue }), ("q_value", { $0.qValue }),
    ]
    let rows = try Fixture("candidates_\(plan.name)", in: .module).rows
    #expect(rows.count == plan.units)
    for (column, number) in numbers {
      var worst = WorstCase("\(plan.name) \(column)", relative: 1e-8)
      for (row, assessment) in zip(rows, search.tested.units)
      where assessment.lack == nil || column == "value" {
        guard let expected = Double(row[column] ?? "") else {
          #expect(number(assessment) == nil, "\(column) in \(row)")
          continue
        }
        let actual = try #require(number(assessment), "\(column) in \(row)")
        // Distances are held against what they are made of, scores against one standard deviation.
        let size = column.hasSuffix("difference") ? abs(assessment.value ?? 0) : 1
        worst.take(
          actual, expected, beside: column.hasSuffix("value") ? 0 : size, row)
      }
      if rows.contains(where: { $0[column]?.isEmpty == false }) { worst.expectSmall() }
    }
  }

  @Test(arguments: plans + [Plan("shares_grouped", context: ["c1", "c2"], isGrouped: true)])
  func everyGate(_ plan: Plan) throws {
    let search = try plan.search()
    let rows = try Fixture("candidates_\(plan.name)", in: .module).rows
    var candidates = 0
    for (place, row) in rows.enumerated() {
      let judged = search.units[place]
      #expect(judged.gates.stoppedBy?.rawValue ?? "" == row["stopped_by"], "\(row)")
      #expect(judged.gates.passesAll == (row["candidate"] == "1"), "\(row)")
      guard search.tested.units[place].lack == nil else { continue }
      for gate in Gate.allCases {
        #expect(
          judged.gates[gate].rawValue == row["gate_\(gate.rawValue)"], "\(gate) in \(row)")
      }
      candidates += judged.gates.passesAll ? 1 : 0
    }
    #expect(candidates < rows.count / 4)
  }

  @Test func declaredGroupsAreThePeers() throws {
    let search = try Plan("shares_grouped", context: ["c1", "c2"], isGrouped: true).search()
    var worst = WorstCase("shares_grouped peer_z", relative: 1e-8)
    for (row, unit) in zip(
      try Fixture("candidates_shares_grouped", in: .module).rows, search.tested.units)
    where unit.lack == nil && row["peer_z"]?.isEmpty == false {
      worst.take(try #require(unit.peerZ), try row.number("peer_z"), beside: 1, row)
    }
    worst.expectSmall()
  }

  @Test(arguments: plans) func summaries(_ plan: Plan) throws {
    let assessments = try plan.assessments()
    let rows = try Fixture("candidate_summaries", in: .module).rows.filter {
      $0["plan"] == plan.name
    }
    #expect(rows.count == assessments.count)
    var worst = WorstCase("\(plan.name) φ and τ²", relative: 1e-8)
    for (row, assessment) in zip(rows, assessments) {
      #expect(assessment.tested == (try row.count("units")))
      #expect(assessment.basis == (row["decided_by"] == "peers" ? .peers : plan.basis))
      worst.take(try #require(assessment.phi), try row.number("phi"), row)
      worst.take(
        try #require(assessment.tauSquared), try row.number("tau2"), beside: 1e-6, row)
    }
    worst.expectSmall()
  }

  @Test(arguments: plans) func coefficients(_ plan: Plan) throws {
    let assessments = try plan.assessments()
    let rows = try Fixture("candidate_coefficients", in: .module).rows.filter {
      $0["plan"] == plan.name
    }
    let all = assessments.flatMap(\.coefficients)
    #expect(all.map(\.name) == rows.compactMap { $0["name"] })
    guard !all.isEmpty else { return }
    var worst = WorstCase("\(plan.name) coefficients", relative: 1e-8)
    for (row, coefficient) in zip(rows, all) {
      let error = try row.number("standard_error")
      worst.take(coefficient.estimate, try row.number("estimate"), beside: error, row)
      worst.take(coefficient.standardError, error, row)
    }
    worst.expectSmall()
  }

  @Test(arguments: plans.filter { !$0.name.hasSuffix("_alone") && $0.spread == nil })
  func standings(_ plan: Plan) throws {
    let tested = try #require(try plan.assessments().last)
    let units = try #require(try plan.families().last).units
    let standings = Dictionary(uniqueKeysWithValues: zip(units, tested.standings()))
    let rows = try Fixture("candidate_shrunken", in: .module).rows.filter {
      $0["set"] == plan.name
    }
    #expect(standings.values.count { $0 != nil } == rows.count)
    var worst = WorstCase("\(plan.name) shrunken", relative: 1e-8)
    for row in rows {
      let standing = try #require(standings[row["unit"] ?? ""] ?? nil, "\(row)")
      let interval = try #require(standing.interval95)
      worst.take(standing.shrunken, try row.number("shrunken"), row)
      worst.take(interval.lower, try row.number("lower_95"), row)
      worst.take(interval.upper, try row.number("upper_95"), row)
      worst.take(
        try #require(standing.exceedance), try row.number("exceedance"), beside: 1e-3, row)
      guard try row.number("rank_margin") > 1e-6 else { continue }
      #expect(standing.rankInterval95.lowerBound == (try row.count("rank_lower_95")), "\(row)")
      #expect(standing.rankInterval95.upperBound == (try row.count("rank_upper_95")), "\(row)")
    }
    worst.expectSmall()
  }

  @Test func nearestPeers() throws {
    for plan in Self.plans where plan.name == "shares" || plan.name == "shares_few" {
      let family = try #require(try plan.families().last)
      let assessment = try #require(try plan.assessments().last)
      for row in try Fixture("candidate_peers", in: .module).rows
      where row["units"] == String(plan.units) {
        let place = try #require(family.units.firstIndex(of: row["unit"] ?? ""))
        guard assessment.units[place].lack == nil else { continue }
        let peers = (row["peers"] ?? "").split(separator: ";").map(String.init).filter { peer in
          family.units.firstIndex(of: peer).flatMap { family.outcomes[$0] } != nil
        }
        #expect(assessment.units[place].peers.map { family.units[$0] } == peers)
      }
    }
  }
}

/// A way through the synthetic figures, as the fixtures' README tells of it.
struct Plan: Sendable, CustomStringConvertible {
  let name: String
  let context: [String]
  let isMean: Bool
  let isGrouped: Bool
  let units: Int
  let spread: Double?
  let settings = CandidateSettings(overdispersion: .robustPauleMandel)

  init(
    _ name: String, context: [String] = [], isMean: Bool = false, isGrouped: Bool = false,
    units: Int = 357, spread: Double? = nil
  ) {
    self.name = name
    self.context = context
    self.isMean = isMean
    self.isGrouped = isGrouped
    self.units = units
    self.spread = spread
  }

  var description: String { name }
  var basis: Basis { context.isEmpty ? .common : .regression }

  func search() throws -> DeviantSearch {
    let assessments = try Self.assessed.of(self)
    let tested = try #require(assessments.last)
    return DeviantSearch(tested, after: assessments.dropLast(), settings)
  }

  /// What every test of a plan looks at is made once.
  func assessments() throws -> [Assessment] { try Self.assessed.of(self) }

  private static let assessed = Made()

  private final class Made: Sendable {
    private let known = Mutex<[String: [Assessment]]>([:])

    func of(_ plan: Plan) throws -> [Assessment] {
      try known.withLock { known in
        if let made = known[plan.name] { return made }
        let made = try plan.families().map { try Assessment($0, plan.settings) }
        known[plan.name] = made
        return made
      }
    }
  }

  /// One for each period, from the first to the last.
  func families() throws -> [Family] {
    let all = Dictionary(
      grouping: try Fixture("synthetic_figures", in: .module).rows, by: { $0["period"] ?? "" })
    return try all.sorted { $0.key < $1.key }.map { period, rows in
      let rows = Array(rows.prefix(units))
      return try Family(
        period: period,
        aim: isMean
          ? Aim(better: .higherIsBetter, floor: 10, smallestDifference: 0.5)
          : Aim(better: .lowerIsBetter, floor: 100, smallestDifference: 0.01),
        units: rows.map { $0["unit"] ?? "" }, outcomes: try rows.map(outcome),
        context: context.map { name in Context(name, rows.map { Double($0[name] ?? "") }) },
        peers: isGrouped ? .groups(rows.map { $0["group"] }) : .nearest, spread: spread)
    }
  }

  private func outcome(_ row: [String: String]) throws -> Outcome? {
    if isMean {
      guard row["mean"]?.isEmpty == false else { return nil }
      return .mean(try Mean(row.number("mean"), of: row.count("mean_n")))
    }
    guard row["x"]?.isEmpty == false else { return nil }
    return .share(try Share(row.count("x"), of: row.count("n")))
  }
}
