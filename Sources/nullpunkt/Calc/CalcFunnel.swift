import Analysis
import ArgumentParser
import Indicators
import Statistics

struct CalcFunnelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funnel",
    abstract: "Units in a funnel: z-scores, overdispersion and control limits.",
    discussion: """
      Rows of unit, x and n. The centre is the sum of x over the sum of n, of which each unit is a \
      part, unless --benchmark names one outside. Where units differ by more than chance, a variance \
      between units, tau2, is added to each unit's own: estimated from winsorised z-scores as published \
      (winsorised), from phi made consistent (the default), so that the winsorised z-scores are as wide \
      as chance makes them (robust_paule_mandel), or not at all (none). A row without x or n, or with \
      nobody, has no figure and counts in nothing. With --exact, limits \
      from the binomial distribution by mid-P, for a fixed benchmark without overdispersion.

      --ratio: rows of unit, x and expected, the events expected from a standard's rates. The value is \
      x over expected, the centre the sum of x over the sum of expected unless --benchmark names another, \
      such as 1; z, limits and tau2 are on the square root, and --exact takes Poisson's distribution.

        nullpunkt calc funnel < counts.csv
        nullpunkt calc funnel --ratio --benchmark 1 < observed.csv
        nullpunkt calc funnel --overdispersion none --benchmark 0.12 --exact < counts.csv

      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case consistent, winsorised
    case robustPauleMandel = "robust_paule_mandel"
    case none

    var estimator: Overdispersion.Estimator? {
      switch self {
      case .consistent: .consistent
      case .winsorised: .winsorised
      case .robustPauleMandel: .robustPauleMandel
      case .none: nil
      }
    }
  }

  @Option(help: "How overdispersion is estimated.")
  var overdispersion = Method.consistent
  @Option(help: "A fixed centre: a share between 0 and 1, or with --ratio a positive ratio.")
  var benchmark: Double?
  @Flag(help: "Limits from the binomial distribution, or with --ratio from Poisson's.")
  var exact = false
  @Flag(help: "Events over those expected, in place of shares.")
  var ratio = false
  @OptionGroup var options: CalcOptions

  static let answer = [
    "unit", "x", "n", "value", "benchmark", "z", "z_overdispersed", "lower_95", "upper_95",
    "lower_998", "upper_998", "phi", "tau2", "overdispersion", "limits",
  ]

  func validate() throws {
    if exact, benchmark == nil || overdispersion != .none {
      throw ValidationError("--exact goes with --benchmark and --overdispersion none.")
    }
    if ratio, let benchmark, !(benchmark > 0 && benchmark.isFinite) {
      throw ValidationError("--benchmark must be positive with --ratio, not \(benchmark)")
    }
  }

  /// The same with the events expected in the place of n.
  static let ratioAnswer = answer.map { $0 == "n" ? "expected" : $0 }

  func run() throws {
    if ratio { return try writeRatios() }
    var table = try CalcTable(
      needed: ["x", "n"], optional: ["unit"], answer: Self.answer, options.table)
    let rows = try table.units()
    let known = try rows.map { try $0.shareIfKnown("x", of: "n") }
    let shares = known.compactMap { $0 }
    guard !shares.isEmpty else { throw Self.noUnits(rows) }
    try checkCentre(shares)
    let plot = try FunnelPlot(shares, benchmark: benchmark, overdispersion.estimator)
    var answer = try CalcAnswer(Self.answer, carried: table.carried, options)
    var indices = shares.indices.makeIterator()
    for (row, share) in zip(rows, known) {
      guard let share, let index = indices.next() else {
        try answer.write(row.withoutFigure(Self.answer), others: row.others)
        continue
      }
      let limits = try AtBothLevels { (level) throws(StatisticsError) in
        exact
          ? try plot.funnel.exactLimits(total: share.total, level)
          : try plot.funnel.limits(total: share.total, level)
      }
      try answer.write(
        [
          .text(row.text("unit") ?? ""), .count(share.events), .count(share.total),
          .number(share.value), .number(plot.funnel.benchmark), .number(plot.z[index]),
          .number(plot.overdispersedZ(share)), .number(limits.at95.lower),
          .number(limits.at95.upper), .number(limits.at998.lower), .number(limits.at998.upper),
          .number(plot.phi), .number(plot.funnel.tauSquared), .text(overdispersion.rawValue),
          .text(exact ? "exact-mid-p" : "normal"),
        ], others: row.others)
    }
    answer.finish()
  }

  private func writeRatios() throws {
    var table = try CalcTable(
      needed: ["x", "expected"], optional: ["unit"], answer: Self.ratioAnswer, counts: ["x"],
      options.table)
    let rows = try table.units()
    let known = try rows.map { row -> StandardisedRatio? in
      guard let x = try row.optionalCount("x"), let expected = try row.optionalNumber("expected"),
        x != 0 || expected != 0
      else { return nil }
      return try row.refusing(["expected events": "expected"]) { () throws(StatisticsError) in
        try StandardisedRatio(observed: x, expected: expected)
      }
    }
    let ratios = known.compactMap { $0 }
    guard !ratios.isEmpty else { throw Self.noUnits(rows) }
    guard benchmark != nil || ratios.contains(where: { $0.observed.events > 0 }) else {
      throw Self.noEvents
    }
    let plot = try RatioFunnelPlot(ratios, benchmark: benchmark, overdispersion.estimator)
    let funnel = plot.funnel
    var answer = try CalcAnswer(Self.ratioAnswer, carried: table.carried, options)
    var scores = plot.z.makeIterator()
    for (row, ratio) in zip(rows, known) {
      guard let ratio, let z = scores.next() else {
        try answer.write(row.withoutFigure(Self.ratioAnswer), others: row.others)
        continue
      }
      let limits = try AtBothLevels { (level) throws(StatisticsError) in
        exact
          ? try funnel.exactLimits(expected: ratio.expected, level)
          : try funnel.limits(expected: ratio.expected, level)
      }
      try answer.write(
        [
          .text(row.text("unit") ?? ""), .count(ratio.observed.events), .number(ratio.expected),
          .number(ratio.value / 100), .number(funnel.benchmark), .number(z),
          .number(funnel.z(ratio)), .number(limits.at95.lower),
          .number(limits.at95.upper), .number(limits.at998.lower), .number(limits.at998.upper),
          .number(plot.phi), .number(funnel.tauSquared), .text(overdispersion.rawValue),
          .text(exact ? "exact-mid-p" : "square-root"),
        ], others: row.others)
    }
    answer.finish()
  }

  /// Refuses units whose sum is no centre of a funnel: one at 0 or 1 has no width.
  private func checkCentre(_ shares: [Share]) throws {
    guard benchmark == nil else { return }
    let isEmpty = shares.allSatisfy { $0.events == 0 }
    guard isEmpty || shares.allSatisfy({ $0.events == $0.total }) else { return }
    if isEmpty { throw Self.noEvents }
    throw Refusal(
      "everybody has the event in every unit: there is no funnel; give its centre with --benchmark")
  }

  private static let noEvents = Refusal(
    "no events in any unit: there is no funnel; give its centre with --benchmark")

  private static func noUnits(_ rows: [CalcRow]) -> Refusal {
    rows.isEmpty
      ? Refusal("there are no units: the table has no rows")
      : Refusal("there are no units: the table has no rows with a figure")
  }
}
