import Chance
import Foundation
import Statistics
import Testing

@testable import Reporting

/// Numbers as people read them, in both languages. `␣` stands for a no-break
/// space, U+00A0, `_` for a narrow one, U+202F.
struct NumberStyleTests {
  private let norwegian = NumberStyle(.nb)
  private let english = NumberStyle(.en)

  @Test(arguments: [
    (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1_000", "1,000"),
    (5053, "5_053", "5,053"), (83_791, "83_791", "83,791"), (701_762, "701_762", "701,762"),
    (1_000_000, "1_000_000", "1,000,000"), (-1899, "−1_899", "−1,899"), (-5, "−5", "−5"),
  ])
  func countsHaveTheirThousandsSetApart(_ count: Int, _ nb: String, _ en: String) {
    #expect(norwegian.count(count) == withNoBreakSpaces(nb))
    #expect(english.count(count) == en)
  }

  @Test(arguments: [
    (0.15271195, 1, "15,3_%", "15.3%"), (0.119400879, 2, "11,94_%", "11.94%"),
    (0, 1, "0,0_%", "0.0%"), (1, 0, "100_%", "100%"), (0.10, 0, "10_%", "10%"),
    (-0.0001, 1, "0,0_%", "0.0%"),
  ])
  func percentHasItsSign(_ fraction: Double, _ decimals: Int, _ nb: String, _ en: String) {
    #expect(norwegian.percent(fraction, decimals: decimals) == withNoBreakSpaces(nb))
    #expect(english.percent(fraction, decimals: decimals) == en)
  }

  @Test func intervalOfAShareHasTheSignOnce() {
    let interval = Interval(lower: 0.137235720, upper: 0.169590398)
    #expect(norwegian.percent(interval) == withNoBreakSpaces("13,7␣til␣17,0_%"))
    #expect(english.percent(interval) == withNoBreakSpaces("13.7␣to␣17.0%"))
  }

  @Test(arguments: [
    (0.0333110741594, "+3,3", "+3.3"), (-0.00167856733, "−0,2", "−0.2"), (0, "0,0", "0.0"),
    (0.0001, "0,0", "0.0"), (-0.0001, "0,0", "0.0"), (-0.0005, "−0,1", "−0.1"),
  ])
  func differencesHaveTheirSign(_ difference: Double, _ nb: String, _ en: String) {
    #expect(norwegian.points(difference) == nb)
    #expect(english.points(difference) == en)
  }

  @Test func differenceStandsWithItsInterval() {
    let interval = Interval(lower: 0.0178573046373, upper: 0.0501601703503)
    #expect(
      norwegian.points(0.0333110741594, interval) == withNoBreakSpaces("+3,3 (+1,8␣til␣+5,0)"))
    #expect(english.points(0.0333110741594, interval) == withNoBreakSpaces("+3.3 (+1.8␣to␣+5.0)"))
    let change = Interval(lower: -0.024571649115, upper: 0.0212204908239)
    #expect(
      norwegian.points(-0.00167856733232, change) == withNoBreakSpaces("−0,2 (−2,5␣til␣+2,1)"))
  }

  /// The interval excludes zero, so each limit keeps its side of it.
  @Test(arguments: [
    (0.0004, "+1,3 (+0,0␣til␣+2,6)"), (0.000004, "+1,3 (+0,0␣til␣+2,6)"),
    (-0.0004, "+1,3 (−0,0␣til␣+2,6)"), (0.0005, "+1,3 (+0,1␣til␣+2,6)"),
    (0, "+1,3 (0,0␣til␣+2,6)"),
  ])
  func limitThatRoundsToZeroKeepsItsSign(_ lower: Double, _ expected: String) {
    #expect(
      norwegian.points(0.0132, Interval(lower: lower, upper: 0.026)) == withNoBreakSpaces(expected))
  }

  @Test func upperLimitJustBelowZeroKeepsItsSign() {
    let interval = Interval(lower: -0.026, upper: -0.0004)
    #expect(english.points(-0.0132, interval) == withNoBreakSpaces("−1.3 (−2.6␣to␣−0.0)"))
  }

  @Test func nynorskWritesNumbersAsBokmål() {
    let nynorsk = NumberStyle(.nn)
    #expect(nynorsk.count(5053) == norwegian.count(5053))
    #expect(nynorsk.percent(0.153) == norwegian.percent(0.153))
  }

  /// C's `printf` is the reference, with the middles that binary numbers can and cannot write.
  @Test(arguments: 0...8) func decimalsAreRoundedAsPrintfRounds(_ decimals: Int) {
    var random = SplitMix64(seed: 7)
    let middles = (0..<400).map { Double($0) / 8 } + (0..<400).map { (Double($0) + 0.5) / 1000 }
    let drawn = (0..<2000).map {
      Double.random(in: 0...1, using: &random) * [1, 1e3, 1e12, 1e17][$0 % 4]
    }
    for number in middles + middles.map(\.nextUp) + middles.map(\.nextDown) + drawn
    where number >= 0 {
      #expect(english.decimal(number, decimals) == String(format: "%.\(decimals)f", number))
    }
  }

  @Test(arguments: [-0.04, -0.0, 0, -1e-300, 0.04]) func zeroHasNoMinus(_ number: Double) {
    #expect(norwegian.decimal(number, 1) == "0,0")
    #expect(english.decimal(number, 1) == "0.0")
    #expect(english.points(number / 100) == "0.0")
  }

  @Test(arguments: [
    (-3.08606699924, 2, "−3,09", "−3.09"), (4.48277188979, 4, "4,4828", "4.4828"),
    (12.5, 0, "12", "12"), (-0.96, 1, "−1,0", "−1.0"),
  ])
  func decimalsUseTheMinusSignAndTheLanguagesMark(
    _ number: Double, _ decimals: Int, _ nb: String, _ en: String
  ) {
    #expect(norwegian.decimal(number, decimals) == nb)
    #expect(english.decimal(number, decimals) == en)
  }

  @Test(arguments: [
    (0.06359, "0,064", "0.064"), (1, "1,000", "1.000"), (0.001, "0,001", "0.001"),
    (0.00099, "< 0,001", "< 0.001"), (0, "< 0,001", "< 0.001"),
  ])
  func smallProbabilitiesAreToldAsBelow(_ p: Double, _ nb: String, _ en: String) {
    #expect(norwegian.probability(p) == nb)
    #expect(english.probability(p) == en)
  }

  private func withNoBreakSpaces(_ text: String) -> String {
    text.replacing("␣", with: "\u{00A0}").replacing("_", with: "\u{202F}")
  }
}
