import Checks
import Testing

@testable import Statistics

/// Every statistic against values from mpmath, SciPy and NumPy: closed forms within 1e-10,
/// iterative ones within 1e-8.
struct ReferenceTests {
  @Test func normalDistribution() throws {
    for row in try Fixture("normal").rows {
      let argument = try row.number("argument")
      let actual =
        switch row["function"] {
        case "quantile": try NormalDistribution.quantile(argument)
        case "upper_tail": NormalDistribution.upperTail(argument)
        default: NormalDistribution.cdf(argument)
        }
      #expect(isClose(actual, try row.number("value"), relative: 1e-12), "\(row)")
    }
  }

  @Test func wilsonInterval() throws {
    var worst = WorstCase("wilson", relative: 1e-12)
    for row in try Fixture("wilson").rows {
      let interval = try row.share().wilsonInterval(try row.level)
      worst.take(interval.lower, try row.number("lower"), row)
      worst.take(interval.upper, try row.number("upper"), row)
    }
    worst.expectSmall()
  }

  @Test func scoreDifference() throws {
    var worst = WorstCase("score_difference", relative: 1e-10)
    for row in try Fixture("score_difference").rows {
      let difference = ShareDifference(
        try Share(row.count("x1"), of: row.count("n1")),
        minus: try Share(row.count("x2"), of: row.count("n2")))
      let interval = difference.interval(try row.level)
      try expectComparison(
        difference.difference, interval, z: difference.z, pValue: difference.pValue, row,
        scale: max(difference.first.value, difference.second.value), &worst)
    }
    worst.expectSmall()
  }

  @Test func partOfWhole() throws {
    var worst = WorstCase("part_of_whole", relative: 1e-10)
    for row in try Fixture("part_of_whole").rows {
      let comparison = try PartOfWhole(
        Share(row.count("x"), of: row.count("n")),
        in: Share(row.count("total_x"), of: row.count("total_n")))
      let interval = comparison.interval(try row.level)
      try expectComparison(
        comparison.difference, interval, z: comparison.z, pValue: comparison.pValue, row,
        scale: max(comparison.part.value, comparison.rest.value), &worst)
    }
    worst.expectSmall()
  }

  private func expectComparison(
    _ difference: Double, _ interval: Interval, z: Double, pValue: Double, _ row: [String: String],
    scale: Double, _ worst: inout WorstCase
  ) throws {
    #expect(
      isClose(difference, try row.number("difference"), relative: 1e-12, absolute: 1e-16), "\(row)")
    worst.take(interval.lower, try row.number("lower"), scale: scale, row)
    worst.take(interval.upper, try row.number("upper"), scale: scale, row)
    #expect(isClose(z, try row.number("z"), relative: 1e-10, absolute: 1e-10), "\(row)")
    #expect(
      isClose(pValue, try row.number("p_value"), relative: 1e-8, absolute: 1e-300), "\(row)")
  }

  @Test func differenceInDifferences() throws {
    var worst = WorstCase("difference_in_differences", relative: 1e-10)
    for row in try Fixture("difference_in_differences").rows {
      func change(_ who: String) throws -> ShareDifference {
        ShareDifference(
          try Share(row.count("\(who)_x2"), of: row.count("\(who)_n2")),
          minus: try Share(row.count("\(who)_x1"), of: row.count("\(who)_n1")))
      }
      let comparison = DifferenceInDifferences(unit: try change("unit"), rest: try change("rest"))
      let interval = comparison.interval(try row.level)
      for (actual, column) in [
        (comparison.value, "estimate"), (interval.lower, "lower"), (interval.upper, "upper"),
      ] {
        worst.take(actual, try row.number(column), scale: 1, row)
      }
    }
    worst.expectSmall()
  }

  @Test func type7Quantile() throws {
    for row in try Fixture("quantile_type7").rows {
      let values = try #require(row["values"]).split(separator: ";").compactMap { Double($0) }
      let actual = try quantile(row.number("probability"), ofSorted: values.sorted())
      #expect(
        isClose(actual, try row.number("quantile"), relative: 1e-12, absolute: 1e-14), "\(row)")
    }
  }

  @Test(arguments: [Overdispersion.Estimator.winsorised, .consistent])
  func overdispersion(_ estimator: Overdispersion.Estimator) throws {
    let units = Dictionary(grouping: try Fixture("overdispersion_units").rows) { $0["set"] ?? "" }
    for row in try Fixture("overdispersion").rows {
      let set = try #require(units[row["set"] ?? ""])
      let overdispersion = try Overdispersion(
        zScores: set.map { try $0.number("z") },
        standardErrors: set.map { try $0.number("standard_error") }, estimator: estimator)
      #expect(
        isClose(overdispersion.phi, try row.number("phi_\(estimator)"), relative: 1e-10), "\(row)")
      #expect(
        isClose(
          overdispersion.tauSquared, try row.number("tau2_\(estimator)"), relative: 1e-10,
          absolute: 1e-18), "\(row)")
      for unit in set {
        let standardError = try unit.number("standard_error")
        let actual = overdispersion.z(
          difference: try unit.number("z") * standardError, standardError: standardError)
        #expect(
          isClose(actual, try unit.number("z_overdispersed_\(estimator)"), relative: 1e-10),
          "\(unit)")
      }
    }
  }

  @Test func robustPauleMandel() throws {
    var family = WorstCase("robust Paule–Mandel, τ²", relative: 1e-10)
    for row in try Fixture("robust_paule_mandel").rows {
      let overdispersion = try Overdispersion(
        zScores: row.list("z"), standardErrors: row.list("standard_errors"),
        estimator: .robustPauleMandel)
      family.take(overdispersion.tauSquared, try row.number("tau2"), row)
    }
    family.expectSmall()
  }

  @Test func benjaminiHochbergQValues() throws {
    let sets = Dictionary(grouping: try Fixture("benjamini_hochberg").rows) { $0["set"] ?? "" }
    for rows in sets.values {
      let qValues = try benjaminiHochberg(rows.map { try $0.number("p_value") })
      for (actual, row) in zip(qValues, rows) {
        #expect(isClose(actual, try row.number("q_value"), relative: 1e-12), "\(row)")
      }
    }
  }
}
