import Storage
import Testing

@testable import nullpunkt

/// How far an import has come is told with its rate and the time that is left, and not before a second.
struct ProgressTests {
  private final class Told {
    var lines: [String] = []
    var seconds = 0.0
  }

  private let told = Told()

  private func progress(lines: Int) -> Progress {
    Progress(
      "a.csv", lines: lines, now: { [told] in .seconds(told.seconds) },
      tell: { [told] in told.lines.append($0) })
  }

  @Test func readingTellsWhatIsLeft() {
    var progress = progress(lines: 10_001)
    for (seconds, line) in [(0.5, 500), (1, 1001), (3, 3001), (6, 6001), (9, 9001)] {
      told.seconds = seconds
      progress.report(.reading(figures: line * 8, line: line))
    }
    #expect(
      told.lines == [
        "a.csv: 8008 figures so far, 8000 figures a second, about 9 seconds left",
        "a.csv: 48008 figures so far, 8000 figures a second, about 4 seconds left",
      ])
  }

  @Test func comparingIsAPhaseOfItsOwn() {
    var progress = progress(lines: 100)
    told.seconds = 2
    progress.report(.reading(figures: 10, line: 50))
    told.seconds = 10
    progress.report(.comparing(series: 1, of: 900))
    told.seconds = 10.9
    progress.report(.comparing(series: 90, of: 900))
    told.seconds = 30
    progress.report(.comparing(series: 100, of: 900))
    #expect(
      told.lines.last
        == "a.csv: 100 of 900 series compared with the earlier file, about 3 minutes left")
    #expect(told.lines.count == 2)
    #expect(progress.rate == ", 5 figures a second")
  }

  /// Where the places of figures are no lines of a text, what is left is not known.
  @Test func unknownEndIsNotTold() {
    var progress = progress(lines: 0)
    told.seconds = 2
    progress.report(.reading(figures: 10_000, line: 50))
    #expect(told.lines == ["a.csv: 10000 figures so far, 5000 figures a second"])
  }
}
