import Checks
import Testing

@testable import Statistics

/// Trends, regressions, shrunken shares and robust z against R, by `scripts/reference/models.R`.
struct ModelReferenceTests {
  @Test func trend() throws {
    var chiSquare = WorstCase("trend, chi-square", relative: 1e-10)
    var pValue = WorstCase("trend, p", relative: 1e-8)
    var labels: Set<String> = []
    for row in try Fixture("trend").rows {
      let (x, n) = (try row.list("x"), try row.list("n"))
      let first = try row.count("first_year")
      let trend = try TrendTest(
        zip(x, n).enumerated().map {
          TrendTest.Point(
            year: first + $0, share: try Share(Int($1.0), of: Int($1.1)))
        })
      chiSquare.take(trend.chiSquare, try row.number("chi_square"), beside: 1e-10, row)
      pValue.take(trend.pValue, try row.number("p_value"), row)
      #expect(trend.slopeSign.rawValue == (try row.count("slope_sign")), "\(row)")
      #expect(trend.isStableLeavingOneOut == (try row.count("stable") == 1), "\(row)")
      #expect(trend.label().rawValue == row["label"], "\(row)")
      labels.insert(trend.label().rawValue)
    }
    #expect(labels == ["rising", "falling", "no_trend"])
    chiSquare.expectSmall()
    pValue.expectSmall()
  }

  @Test func linearRegression() throws {
    let families = Families("linear", tolerance: 1e-10)
    for set in try families.sets() {
      let regression = try LinearRegression(
        set.units.map { try $0.number("y") }, weights: set.units.map { try $0.number("w") },
        on: set.covariates)
      families.compare(
        set, regression.coefficients, dispersion: regression.dispersion, deviance: nil,
        fitted: regression.fitted, leverages: regression.leverages,
        studentised: regression.studentisedResiduals, leaveOneOut: regression.leaveOneOut)
    }
    families.expectSmall()
  }

  @Test func binomialRegression() throws {
    let families = Families("binomial", tolerance: 1e-8)
    for set in try families.sets() {
      let shares = try set.units.map { try Share($0.count("x"), of: $0.count("n")) }
      let weights = try set.units.map { try $0.number("w") }
      let plain = try BinomialRegression(shares, on: set.covariates)
      for regression in [
        try BinomialRegression(shares, weights: weights, on: set.covariates),
        try plain.reweighted(by: weights),
      ] {
        families.compare(
          set, regression.coefficients, dispersion: regression.dispersion,
          deviance: regression.deviance, fitted: regression.fitted,
          leverages: regression.leverages, studentised: regression.studentisedResiduals,
          leaveOneOut: regression.leaveOneOut())
      }
    }
    families.expectSmall()
  }

  @Test func shrunkenShares() throws {
    var mean = WorstCase("shrunken, mean", relative: 1e-12)
    var limits = WorstCase("shrunken, limits", relative: 1e-8)
    var exceedance = WorstCase("shrunken, exceedance", relative: 1e-8)
    for row in try Fixture("shrunken").rows {
      let model = try BetaBinomial(alpha: row.number("alpha"), beta: row.number("beta"))
      let shrunken = try model.shrunken(Share(row.count("x"), of: row.count("n")))
      let benchmark = try row.number("benchmark")
      mean.take(shrunken.value, try row.number("mean"), row)
      for (level, name) in [(ConfidenceLevel.percent95, "95"), (.percent998, "998")] {
        let interval = try #require(try shrunken.interval(level))
        limits.take(interval.lower, try row.number("lower_\(name)"), beside: 1e-300, row)
        limits.take(interval.upper, try row.number("upper_\(name)"), row)
      }
      exceedance.take(
        try #require(try shrunken.exceedance(of: benchmark, .higherIsBetter)),
        try row.number("exceedance_high"), beside: 1e-250, row)
      exceedance.take(
        try #require(try shrunken.exceedance(of: benchmark, .lowerIsBetter)),
        try row.number("exceedance_low"), beside: 1e-250, row)
    }
    mean.expectSmall()
    limits.expectSmall()
    exceedance.expectSmall()
  }

  @Test func robustZScores() throws {
    var family = WorstCase("robust z", relative: 1e-10)
    let sets = Dictionary(grouping: try Fixture("robust_z").rows) { $0["set"] ?? "" }
    for rows in sets.values {
      let scores = try robustZ(rows.map { try $0.number("value") })
      for (index, row) in rows.enumerated() where row["z"] != "" {
        family.take(try #require(scores)[index], try row.number("z"), beside: 0.1, row)
      }
      if rows[0]["z"] == "" { #expect(scores == nil) }
    }
    family.expectSmall()
  }
}

extension [String: String] {
  /// Numbers parted by semicolons.
  func list(_ column: String) throws -> [Double] {
    try #require(self[column]).split(separator: ";").map { try #require(Double($0)) }
  }
}

/// The numbers every regression answers with, each with its worst case.
private final class Families {
  struct Set {
    let units: [[String: String]]
    let coefficients: [[String: String]]
    let covariates: [Covariate]
  }

  private let name: String
  private var worst: [String: WorstCase] = [:]

  init(_ name: String, tolerance: Double) {
    self.name = name
    for part in [
      "coefficient", "standard error", "dispersion", "deviance", "fitted", "leverage",
      "studentised residual", "leave-one-out",
    ] {
      worst[part] = WorstCase("\(name) regression, \(part)", relative: tolerance)
    }
  }

  func sets() throws -> [Set] {
    let units = Dictionary(grouping: try Fixture("\(name)_regression").rows) { $0["set"] ?? "" }
    let all = Dictionary(grouping: try Fixture("\(name)_coefficients").rows) { $0["set"] ?? "" }
    return try units.sorted { $0.key < $1.key }.map { key, units in
      Set(
        units: units, coefficients: try #require(all[key]),
        covariates: try ["c1", "c2", "c3"].filter { units[0][$0] != "" }.map { column in
          Covariate(column, try units.map { try $0.number(column) })
        })
    }
  }

  func compare(
    _ set: Set, _ coefficients: [Coefficient], dispersion: Double, deviance: Double?,
    fitted: [Double], leverages: [Double], studentised: [Double?], leaveOneOut: [Double?]
  ) {
    func expect(_ part: String, _ actual: Double?, _ column: String, _ row: [String: String]) {
      guard let reference = Double(row[column] ?? "") else {
        #expect(actual == nil, "\(part): \(row)")
        return
      }
      worst[part]?.take(
        actual ?? .nan, reference, beside: Self.scale(part, row), row)
    }
    for (coefficient, row) in zip(coefficients, set.coefficients) {
      #expect(coefficient.name == row["name"])
      expect("coefficient", coefficient.estimate, "estimate", row)
      expect("standard error", coefficient.standardError, "standard_error", row)
    }
    expect("dispersion", dispersion, "dispersion", set.coefficients[0])
    if let deviance { expect("deviance", deviance, "deviance", set.coefficients[0]) }
    for (index, row) in set.units.enumerated() {
      expect("fitted", fitted[index], "fitted", row)
      expect("leverage", leverages[index], "leverage", row)
      expect("studentised residual", studentised[index], "rstudent", row)
      expect("leave-one-out", leaveOneOut[index], "leave_one_out", row)
    }
  }

  /// What the numbers are differences of: a coefficient near 0 has the digits its standard error has,
  /// a residual those of 1.
  private static func scale(_ part: String, _ row: [String: String]) -> Double {
    switch part {
    case "coefficient": Double(row["standard_error"] ?? "") ?? 0
    case "studentised residual": 1
    default: 0
    }
  }

  func expectSmall() {
    // A linear regression has no deviance beside its dispersion.
    for part in worst.keys.sorted() where part != "deviance" || name == "binomial" {
      worst[part]?.expectSmall()
    }
  }
}
