import ArgumentParser
import Indicators
import Statistics

struct CalcIntervalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interval",
    abstract: "The interval of a share, a count, a rate or a mean.",
    discussion: """
      For a share, x events among n: wilson, clopper-pearson, mid-p, jeffreys. For a count, x alone, \
      or a rate, x per n: garwood and byar; below ten events byar gives garwood, and says so in the \
      column method. For a mean, with its sd and n: t. A row without x or n, or 0 among 0, has no figure. With --population, the share of a survey in which n of so many answered: Wilson's \
      interval with the finite-population correction.

        nullpunkt calc interval --x 290 --n 1899
        nullpunkt calc interval --x 9 --method garwood --level 0.998
        nullpunkt calc interval --method t --mean 41.2 --sd 9.4 --n 60
        printf 'unit,x,n\\nA,3,20\\nB,0,11\\n' | nullpunkt calc interval --method mid-p

      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case wilson
    case clopperPearson = "clopper-pearson"
    case midP = "mid-p"
    case jeffreys, garwood, byar, t
  }

  @Option(help: "Events.")
  var x: Int?
  @Option(help: "Among how many; for a rate, per how many.")
  var n: Int?
  @Option(help: "A mean, for the method t.")
  var mean: Double?
  @Option(help: "The standard deviation of those the mean is of, with n - 1 in the denominator.")
  var sd: Double?
  @Option(help: "How many there were to ask, where n of them answered.")
  var population: Int?
  @Option(help: "How sure, between 0 and 1. (default: 0.95)")
  var level: Double?
  @Option(help: "The method. (default: wilson)")
  var method: Method?
  @OptionGroup var options: CalcOptions

  static let answer = ["x", "n", "level", "method", "value", "lower", "upper"]

  func run() throws {
    guard method != .t else { return try writeMeans() }
    guard mean == nil, sd == nil else {
      throw ValidationError("--mean and --sd go with --method t.")
    }
    let isCount = method == .garwood || method == .byar
    let table = try CalcTable(
      needed: isCount ? ["x"] : ["x", "n"],
      optional: ["level", "method", "population"] + (isCount ? ["n"] : []),
      given: [
        "x": x, "n": n, "population": population, "level": level, "method": method?.rawValue,
      ], answer: Self.answer, options.table)
    try table.answer(Self.answer, options) { row in
      let method = try row.choice("method", as: Method.self) ?? .wilson
      guard row.text("x") != nil, !row.has("n") || row.text("n") != nil else { return nil }
      if try row.optionalCount("x") == 0, try row.optionalCount("n") == 0 { return nil }
      let estimate =
        switch method {
        case .garwood: try count(row, .garwood)
        case .byar: try count(row, nil)
        case .wilson: try share(row, .wilson)
        case .clopperPearson: try share(row, .clopperPearson)
        case .midP: try share(row, .midP)
        case .jeffreys: try share(row, .jeffreys)
        case .t: throw row.refusal("method", "t must be given as --method t, for a table of means")
        }
      return [
        .count(try row.count("x")), .count(try row.optionalCount("n")),
        .number(try row.level().level), .text(estimate.method), .number(estimate.value),
        .number(estimate.interval?.lower), .number(estimate.interval?.upper),
      ]
    }
  }

  /// Writes the intervals of means whose spread is known; none of a single one.
  private func writeMeans() throws {
    guard x == nil, population == nil else {
      throw ValidationError("--method t takes --mean, --sd and --n.")
    }
    let table = try CalcTable(
      needed: ["mean", "sd", "n"], optional: ["level"],
      given: ["mean": mean, "sd": sd, "n": n, "level": level], answer: Self.answer, options.table)
    try table.answer(Self.answer, options) { row in
      guard let mean = try row.optionalNumber("mean"), let sd = try row.optionalNumber("sd"),
        let n = try row.optionalCount("n")
      else { return nil }
      let level = try row.level()
      let interval = try row.refusing(["standard deviation": "sd"]) {
        () throws(StatisticsError) -> Interval? in
        if n == 1 { return nil }
        return try MeasuredMean(mean: mean, standardDeviation: sd, count: n).tInterval(level)
      }
      return [
        .count(nil), .count(n), .number(level.level), .text("t"), .number(mean),
        .number(interval?.lower), .number(interval?.upper),
      ]
    }
  }

  private typealias Estimate = (method: String, value: Double, interval: Interval?)

  private func share(_ row: CalcRow, _ method: ShareIntervalMethod) throws -> Estimate {
    let share = try row.share("x", of: "n")
    let level = try row.level()
    guard let population = try row.optionalCount("population") else {
      do throws(StatisticsError) {
        return (method.rawValue, share.value, try share.interval(level, method))
      } catch {
        let place = row.line > 0 ? "\(CalcTable.inputName):\(row.line): " : ""
        Console.explain(
          "\(place)no \(method.rawValue) interval of \(share.events) among \(share.total): \(error)"
        )
        return (method.rawValue, share.value, nil)
      }
    }
    guard method == .wilson else {
      throw row.refusal("population", "goes with the method wilson only")
    }
    let interval = try row.refusing { () throws(StatisticsError) in
      try share.wilsonInterval(level, population: population)
    }
    return ("wilson-finite-population", share.value, interval)
  }

  /// - Parameter method: nil to choose by the size of the count.
  private func count(_ row: CalcRow, _ method: EventCount.IntervalMethod?) throws -> Estimate {
    guard try row.optionalCount("population") == nil else {
      throw row.refusal("population", "goes with the method wilson only")
    }
    let events = try row.count("x")
    let exposure = Double(try row.optionalCount("n") ?? 1)
    guard exposure > 0 else { throw row.refusal("n", "must be at least 1") }
    let level = try row.level()
    return try row.refusing { () throws(StatisticsError) -> Estimate in
      let count = try EventCount(events)
      let used = method ?? count.method
      let interval =
        switch used {
        case .garwood: try count.garwoodInterval(level)
        case .byar: try count.byarInterval(level)
        }
      return (
        used.rawValue, Double(events) / exposure,
        Interval(lower: interval.lower / exposure, upper: interval.upper / exposure)
      )
    }
  }
}
