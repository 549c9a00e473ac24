import Checks
import Foundation
import Statistics
import Testing

/// The examples of docs/statistics.md. What stands between "Example" and "Returns" is the page's code.
struct ExamplesTests {
  @Test func distributions() throws {
    // Example
    let counts = try BinomialDistribution(trials: 20, probability: 0.1)
    let tail = try counts.upperTail(4)  // P(X > 4) = 0.0432
    let beta = try BetaDistribution(a: 3, b: 18)
    let median = try beta.quantile(0.5)  // 0.1315
    let critical = try StudentDistribution(degrees: 9).quantile(0.975)  // 2.2622
    // Returns
    #expect(isRounded(tail, to: 0.0432, decimals: 4))
    #expect(isRounded(median, to: 0.1315, decimals: 4))
    #expect(isRounded(critical, to: 2.2622, decimals: 4))
  }

  @Test func intervals() throws {
    // Example
    let share = try Share(290, of: 1899)  // share.value is 0.1527, a fraction
    let wilson = share.wilsonInterval(.percent95)  // 0.1372 to 0.1696
    let exact = try share.clopperPearsonInterval(.percent998)  // 0.1282 to 0.1797
    let events = try EventCount(7).interval(.percent95)  // Garwood's: 2.81 to 14.42
    // Returns
    #expect(isRounded(share.value, to: 0.1527, decimals: 4))
    #expect(isRounded(wilson.lower, to: 0.1372, decimals: 4))
    #expect(isRounded(wilson.upper, to: 0.1696, decimals: 4))
    #expect(isRounded(exact.lower, to: 0.1282, decimals: 4))
    #expect(isRounded(exact.upper, to: 0.1797, decimals: 4))
    #expect(isRounded(events.lower, to: 2.81, decimals: 2))
    #expect(isRounded(events.upper, to: 14.42, decimals: 2))
  }

  @Test func comparisons() throws {
    // Example
    let unit = try Share(290, of: 1899)
    let country = try Share(83_791, of: 701_762)  // the unit's people among them
    let comparison = try PartOfWhole(unit, in: country)
    let difference = comparison.difference  // 0.0333, 3.3 percentage points
    let interval = comparison.interval(.percent95)  // 0.0179 to 0.0502
    let isDifferent = comparison.rejectsEquality(.percent998)  // true
    let change = ShareDifference(try Share(285, of: 1887), minus: unit)
    let pValue = change.pValue  // 0.8856
    // Returns
    #expect(isRounded(difference, to: 0.0333, decimals: 4))
    #expect(isRounded(interval.lower, to: 0.0179, decimals: 4))
    #expect(isRounded(interval.upper, to: 0.0502, decimals: 4))
    #expect(isDifferent)
    #expect(isRounded(pValue, to: 0.8856, decimals: 4))
  }

  @Test func regression() throws {
    // Example
    let shares = try [(30, 200), (12, 150), (55, 300), (8, 90), (40, 260), (21, 120)].map {
      try Share($0, of: $1)
    }
    let income = Covariate("income", [41, 52, 38, 50, 44, 40])
    let fit = try BinomialRegression(shares, on: [income])
    let slope = fit.coefficients[1].estimate  // −0.0640: the logit, for each unit of income
    let expected = fit.leaveOneOut()[0]  // 0.1632, predicted from the other five units
    // Returns
    #expect(isRounded(slope, to: -0.0640, decimals: 4))
    #expect(isRounded(try #require(expected), to: 0.1632, decimals: 4))
  }

  @Test func manyUnits() throws {
    // Example
    let shares = try [(2, 40), (9, 60), (30, 200), (6, 90), (48, 210), (5, 25)].map {
      try Share($0, of: $1)
    }
    let units = try ShrunkenUnits(shares)
    let shrunken = units.shrunken[0].value  // 0.0845, between 2/40 and the common share
    let ranks = try RankDistributions(units.shrunken, .lowerIsBetter)
    let rank = ranks.expected[0]  // 1.77 of 6, 1 the best
    let funnel = try Funnel(benchmark: 0.15).limits(total: 200, .percent95)  // 0.1005 to 0.1995
    // Returns
    #expect(isRounded(shrunken, to: 0.0845, decimals: 4))
    #expect(isRounded(rank, to: 1.77, decimals: 2))
    #expect(isRounded(funnel.lower, to: 0.1005, decimals: 4))
    #expect(isRounded(funnel.upper, to: 0.1995, decimals: 4))
  }

  @Test func manyTests() throws {
    // Example
    let qValues = try benjaminiHochberg([0.001, 0.04, 0.2, 0.012])
    let rejected = qValues.map { $0 <= 0.05 }  // true, false, false, true
    let cautious = try benjaminiYekutieli([0.001, 0.04, 0.2, 0.012])[3]  // 0.0500
    // Returns
    #expect(rejected == [true, false, false, true])
    #expect(isRounded(cautious, to: 0.0500, decimals: 4))
  }

  /// The page's blocks of Swift after the first, which is for Package.swift, are the examples above.
  @Test func examplesAreThoseOfThePage() throws {
    let own = URL(fileURLWithPath: #filePath)
    let page = own.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/statistics.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n")
      .dropFirst(2).map { String($0[..<($0.firstRange(of: "```")?.lowerBound ?? $0.endIndex)]) }
    let examples = try String(contentsOf: own, encoding: .utf8)
      .components(separatedBy: "    // Example\n").dropFirst()
      .map { text in
        text.components(separatedBy: "    // Returns\n")[0].split(separator: "\n")
          .map { "\($0.dropFirst(4))\n" }.joined()
      }
    #expect(blocks.count == 6)
    #expect(Array(blocks) == Array(examples))
  }
}
