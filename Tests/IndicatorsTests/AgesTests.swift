import MadeFigures
import Testing

@testable import Indicators

/// Age bands of the indicator against those of the source.
struct AgesTests {
  @Test func missingBandIsPutTogetherFromItsParts() throws {
    var world = try MadeWorld(["0101"])
    try world.put(2, of: 10, "0101", age: "20-24")
    try world.put(3, of: 10, "0101", age: "25-29")
    let share = try #require(try world.figure("0101").share)
    #expect(share.events == 5)
    #expect(share.total == 20)
  }

  @Test func bandThatCannotBeMadeUpIsRefusedWithTheReason() throws {
    var world = try MadeWorld(["0101"])
    try world.put(2, of: 10, "0101", age: "15-24")
    try world.put(3, of: 10, "0101", age: "25-29")
    #expect(try world.figure("0101") == .none(.notComputable, .agesNotInSource))
    #expect(try world.figure("0") == .none(.notComputable, .agesNotInSource))
  }

  @Test func withoutAnyAgeThereIsNoFigure() throws {
    let world = try MadeWorld(["0101"])
    #expect(try world.figure("0101") == .none(.missing, .noFigure))
  }
}
