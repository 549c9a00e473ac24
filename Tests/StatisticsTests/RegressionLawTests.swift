import Chance
import Checks
import Testing

@testable import Statistics

/// What must hold of an expectation given context.
struct RegressionLawTests {
  @Test func orderAndNamesOfUnitsAndColumnsChangeNothing() throws {
    var random = SplitMix64(seed: 14)
    let (shares, columns) = try Cases.units(40, seed: 15)
    let plain = try BinomialRegression(shares, on: columns)
    let order = shares.indices.shuffled(using: &random)
    let other = try BinomialRegression(
      order.map { shares[$0] },
      on: columns.reversed().map { column in
        Covariate("other " + column.name, order.map { column.values[$0] })
      })
    for (place, unit) in order.enumerated() {
      #expect(isClose(other.fitted[place], plain.fitted[unit], relative: 1e-11))
      #expect(
        isClose(
          try #require(other.leaveOneOut()[place]), try #require(plain.leaveOneOut()[unit]),
          relative: 1e-10))
    }
    #expect(isClose(other.dispersion, plain.dispersion, relative: 1e-11))
  }

  @Test func unitOfMeasurementOfAColumnChangesItsCoefficientAlone() throws {
    let (shares, columns) = try Cases.units(40, seed: 16)
    let plain = try BinomialRegression(shares, on: columns)
    let scaled = try BinomialRegression(
      shares, on: [Covariate("grades", columns[0].values.map { $0 * 1e6 + 3e7 }), columns[1]])
    #expect(
      isClose(
        scaled.coefficients[1].estimate * 1e6, plain.coefficients[1].estimate, relative: 1e-9))
    for (a, b) in zip(scaled.studentisedResiduals, plain.studentisedResiduals) {
      #expect(isClose(try #require(a), try #require(b), relative: 1e-8, absolute: 1e-9))
    }
  }

  @Test func mirroringTheOutcomeMirrorsTheRegression() throws {
    let (shares, columns) = try Cases.units(30, seed: 17)
    let plain = try BinomialRegression(shares, on: columns)
    let mirrored = try BinomialRegression(shares.map(\.complement), on: columns)
    for unit in shares.indices {
      #expect(isClose(mirrored.fitted[unit], 1 - plain.fitted[unit], relative: 1e-11))
      #expect(
        isClose(
          try #require(mirrored.studentisedResiduals[unit]),
          -(try #require(plain.studentisedResiduals[unit])), relative: 1e-7, absolute: 1e-9))
    }
  }

  /// With the weights that take a variance between units into account, from where the fit without them
  /// ended: the same as from the beginning, and without any unit the same as without its row.
  @Test func reweightingIsFittingAnew() throws {
    let (shares, columns) = try Cases.units(60, seed: 34)
    let plain = try BinomialRegression(shares, on: columns)
    let weights = zip(shares, plain.fitted).map {
      1 / (1 + 0.05 * Double($0.total) * $1 * (1 - $1))
    }
    let anew = try BinomialRegression(shares, weights: weights, on: columns)
    let reweighted = try plain.reweighted(by: weights)
    for (a, b) in zip(reweighted.fitted + reweighted.leverages, anew.fitted + anew.leverages) {
      #expect(isClose(a, b, relative: 1e-12))
    }
    for unit in [0, 17, 59] {
      func others<Value>(_ values: [Value]) -> [Value] {
        values.indices.filter { $0 != unit }.map { values[$0] }
      }
      let without = try BinomialRegression(
        others(shares), weights: others(weights),
        on: columns.map { Covariate($0.name, others($0.values)) })
      let logit =
        without.coefficients[0].estimate
        + zip(without.coefficients.dropFirst(), columns).reduce(0) {
          $0 + $1.0.estimate * $1.1.values[unit]
        }
      #expect(
        isClose(try #require(anew.leaveOneOut()[unit]), logistic(logit), relative: 1e-12))
    }
    let error = #expect(throws: RegressionError.self) { try plain.reweighted(by: [1, 2]) }
    #expect(error == .unequalLengths(column: "weight", count: 2, units: 60))
  }

  /// The intercept alone expects of everybody the share of all.
  @Test func withoutContextTheFitIsThePooledShare() throws {
    let (shares, _) = try Cases.units(25, seed: 18)
    let regression = try BinomialRegression(shares)
    let pooled = shares.dropFirst().reduce(shares[0]) { $0.pooled(with: $1) }
    #expect(regression.fitted.allSatisfy { isClose($0, pooled.value, relative: 1e-13) })
    let others = shares.dropFirst(2).reduce(shares[1]) { $0.pooled(with: $1) }
    #expect(isClose(try #require(regression.leaveOneOut()[0]), others.value, relative: 1e-12))
  }

  @Test func aUnitEqualToItsExpectationHasResidualZero() throws {
    let shares = try [(10, 100), (20, 200), (30, 300), (12, 100), (16, 200)].map {
      try Share($0, of: $1)
    }
    let regression = try BinomialRegression(shares)
    #expect(isClose(regression.fitted[0], 88 / 900, relative: 1e-14))
    let line = try LinearRegression(
      [1, 2, 3, 4, 6, 5], on: [Covariate("c", [1, 2, 3, 4, 5.5, 5.5])])
    #expect(line.studentisedResiduals[0].map { $0.magnitude < 1e-12 } == true)
    let equal = try BinomialRegression(
      [(11, 110), (33, 330), (5, 100), (15, 100)].map { try Share($0, of: $1) })
    #expect(equal.studentisedResiduals[0].map { $0.magnitude < 1e-7 } == true)
  }

  @Test func columnsThatExplainNothingAreRefusedByName() throws {
    let (shares, columns) = try Cases.units(20, seed: 19)
    func error(_ columns: [Covariate]) -> RegressionError? {
      #expect(throws: RegressionError.self) { try BinomialRegression(shares, on: columns) }
    }
    let constant = Covariate("centrality", Array(repeating: 0.1 + 0.2, count: 20))
    #expect(error(columns + [constant]) == .constantColumn("centrality"))
    let sum = Covariate("both", zip(columns[0].values, columns[1].values).map { 2 * $0 - $1 + 7 })
    #expect(error(columns + [sum]) == .collinearColumn("both", with: ["grades", "unemployment"]))
    let copy = Covariate("copy", columns[1].values)
    #expect(error(columns + [copy]) == .collinearColumn("copy", with: ["unemployment"]))
    #expect(error([columns[0], columns[0]]) == .repeatedName("grades"))
    #expect(
      error([Covariate("short", [1, 2])])
        == .unequalLengths(column: "short", count: 2, units: 20))
    var broken = columns[0].values
    broken[3] = .infinity
    #expect(
      error([Covariate("grades", broken)])?.description
        == "grades of unit 4 is inf, but must be a finite number")
    let few = #expect(throws: RegressionError.self) {
      try BinomialRegression(
        Array(shares.prefix(4)), on: columns.map { Covariate($0.name, Array($0.values.prefix(4))) })
    }
    #expect(few == .tooFewUnits(4, coefficients: 3))
  }

  @Test func separationIsMetByName() throws {
    let shares = try [0, 0, 0, 0, 9, 9, 9].map { try Share($0, of: 9) }
    let grades = Covariate("grades", [1, 2, 3, 4, 5, 6, 7])
    let parted = #expect(throws: RegressionError.self) {
      try BinomialRegression(shares, on: [grades])
    }
    #expect(parted == .separated(by: "grades"))
    let nobody = try (0..<7).map { _ in try Share(0, of: 50) }
    let none = #expect(throws: RegressionError.self) { try BinomialRegression(nobody) }
    #expect(none == .separated(by: nil))
  }

  /// A column that only one unit has: the others say nothing of its coefficient.
  @Test func aUnitThatAloneDecidesACoefficientHasNoPrediction() throws {
    let (shares, columns) = try Cases.units(20, seed: 20)
    let garrison = Covariate("garrison", [1] + Array(repeating: 0, count: 19))
    let binomial = try BinomialRegression(shares, on: [columns[0], garrison])
    #expect(binomial.leaveOneOut()[0] == nil && binomial.studentisedResiduals[0] == nil)
    #expect(binomial.leaveOneOut()[1] != nil && binomial.studentisedResiduals[1] != nil)
    #expect(isClose(binomial.fitted[0], shares[0].value, relative: 1e-10))
    let linear = try LinearRegression(shares.map(\.value), on: [columns[0], garrison])
    #expect(linear.leaveOneOut[0] == nil && linear.studentisedResiduals[0] == nil)
  }

  /// Without one of the two units where both happen, the column separates the rest.
  @Test func aPredictionTheOthersCannotMakeIsNone() throws {
    let shares = try [0, 0, 5, 3, 9, 9, 9].map { try Share($0, of: 9) }
    let regression = try BinomialRegression(
      shares, on: [Covariate("grades", [1, 2, 3, 4, 5, 6, 7])])
    let predictions = regression.leaveOneOut()
    #expect(predictions.map { $0 == nil } == [false, false, true, true, false, false, false])
  }
}
