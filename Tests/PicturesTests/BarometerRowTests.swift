import Statistics
import Testing

@testable import Pictures

struct BarometerRowTests {
  private func row(_ difference: Interval?, mark: Mark, lower: Bool = true) -> BarometerRow {
    BarometerRow(
      mark: mark, value: 0.15, country: 0.12, difference: difference, county: 0.13,
      zeroPoint: 0.16, bands: nil, isLowerToTheRight: lower)
  }

  @Test func whiskerIsTheTestedIntervalLaidOffFromTheCountry() throws {
    let whisker = try #require(row(Interval(lower: 0.01, upper: 0.05), mark: .worse).whisker)
    #expect((whisker.lower - 0.13).magnitude < 1e-12)
    #expect((whisker.upper - 0.17).magnitude < 1e-12)
  }

  /// Lower is better: a higher value, and the whole of its whisker, lie left of the country's line at 150.
  @Test func worseLiesToTheLeft() throws {
    let text = row(Interval(lower: 0.01, upper: 0.05), mark: .worse).cell().text
    let limits = try #require(text.firstMatch(of: /M([\d.]+) 18H([\d.]+)M/))
    let (start, end) = (try #require(Double(limits.1)), try #require(Double(limits.2)))
    #expect(start == 122 && end == 10)
    let higherIsBetter = row(Interval(lower: 0.01, upper: 0.05), mark: .better, lower: false).cell()
    #expect(higherIsBetter.text.contains("M178 18H290M"))
  }

  @Test func allThatIsShownLiesInside() {
    let row = BarometerRow(
      mark: .clearlyWorse, value: 0.31, country: 0.12, difference: Interval(lower: 0.1, upper: 0.4),
      county: 0.1, zeroPoint: 0.02,
      bands: .init(
        half: Interval(lower: 0.1, upper: 0.14), nineInTen: Interval(lower: 0.05, upper: 0.2)),
      isLowerToTheRight: true)
    for number in row.cell().text.matches(of: /[MH]([\d.-]+)/).compactMap({ Double($0.1) }) {
      #expect((0...300).contains(number))
    }
  }

  @Test func marksDifferInShapeAndNotInColourAlone() {
    let shapes = Set(
      Mark.allCases.map { mark in
        let drawn = mark.drawn(x: 0, y: 0).text
        let isFilled = !drawn.contains("stroke=\"#")
        return "\(drawn.prefix { $0 != "z" && $0 != "r" }) \(isFilled) \(drawn.contains("dash"))"
      })
    #expect(shapes.count == Mark.allCases.count)
  }
}
