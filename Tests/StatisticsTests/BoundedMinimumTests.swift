import Checks
import Foundation
import Testing

@testable import Statistics

struct BoundedMinimumTests {
  /// (x − 1)² + 10(y + x)² over a large constant, in whose rounding falls drown.
  private func valley(_ place: [Double]) -> (value: Double, slope: [Double]) {
    let (x, y) = (place[0], place[1])
    return (
      1e4 + (x - 1) * (x - 1) + 10 * (y + x) * (y + x), [2 * (x - 1) + 20 * (y + x), 20 * (y + x)]
    )
  }

  @Test func endsWhereTheSlopeDoesAndNotWhereTheValueStopsFalling() throws {
    var asked = 0
    let found = try #require(
      BoundedMinimum(from: [-0.5, 0.9], in: [-3...3, -3...3]) {
        asked += 1
        return valley($0)
      })
    #expect(
      isClose(found.place[0], 1, relative: 1e-6) && isClose(found.place[1], -1, relative: 1e-6))
    #expect(asked < 40)
    // From where it ended, with how the function bends there, nothing is left to do.
    asked = 0
    let again = BoundedMinimum(from: found.place, bend: found.bend, in: [-3...3, -3...3]) {
      asked += 1
      return valley($0)
    }
    #expect(again != nil && asked == 1)
  }

  /// With y held at its bound, x answers to that: 2(x − 1) + 20(x − ½) = 0.
  @Test func othersAnswerToABound() throws {
    let found = try #require(BoundedMinimum(from: [0, 0], in: [-3...3, -0.5...3]) { valley($0) })
    #expect(found.place[1] == -0.5 && isClose(found.place[0], 12.0 / 22, relative: 1e-6))
  }

  @Test func whereNothingIsKnownNothingIsFound() {
    #expect(BoundedMinimum(from: [0], in: [-1...1]) { _ in nil } == nil)
  }
}
