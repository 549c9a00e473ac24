import Indicators
import MadeFigures
import Testing

@testable import Disclosure

/// A sum that is shown beside all its parts but one tells that one.
struct SumsThatGiveBackTests {
  /// County 10 has 1001 to 1006, county 20 has 2001 to 2004; nobody is protected but who is named.
  private func world(few: [String], regions: [String: [String]], source: String = "made") throws
    -> MadeWorld
  {
    let all = (1001...1006).map(String.init) + (2001...2004).map(String.init)
    var world = try MadeWorld(all, regions: regions, indicator: .made(source: source))
    for code in all { try world.put(few.contains(code) ? 2 : 60, of: 300, code) }
    return world
  }

  private func held(_ world: MadeWorld) throws -> Set<String> {
    let control = try DisclosureControl.made([world.indicator])
    return Set(control.sumsThatGiveBack(world.series()).map(\.description))
  }

  @Test(arguments: [
    // One is withheld in the region, and two in the county.
    (["1001", "1006"], ["valley": ["1001", "1002", "1003"]], ["valley"]),
    // Two are withheld in both.
    (["1001", "1002"], ["valley": ["1001", "1002", "1003"]], []),
    // The county without the region is one who is withheld, and the others.
    (["1001", "1002", "1006"], ["valley": ["1001", "1002", "1003"]], ["valley"]),
    // Two regions that differ by one who is withheld.
    (
      ["1001", "1002", "1003", "1005", "1006"],
      ["small": ["1001", "1002", "1004"], "larger": ["1001", "1002", "1003", "1004"]], ["small"]
    ),
    // A county with one who is withheld, which the country would give back without the other county.
    (["1001"], [:], ["0", "10"]),
    ([], ["valley": ["1001", "1002"]], []),
  ])
  func whatGivesBackIsHeld(_ few: [String], _ regions: [String: [String]], _ expected: [String])
    throws
  {
    #expect(try held(world(few: few, regions: regions)) == Set(expected))
  }

  /// Open sources have protected themselves.
  @Test func openSourcesAreLeftAlone() throws {
    let world = try world(few: ["1001"], regions: ["valley": ["1001", "1002"]], source: "open")
    #expect(try held(world) == [])
  }

  /// The country lacks one in one county and one in another: each county gives its own back.
  @Test func secondCountyIsHeldWithTheFirst() throws {
    var world = try world(few: ["1001", "1002"], regions: [:])
    try world.put(2, of: 300, "2001")
    #expect(try held(world) == ["20", "10"])
  }

  @Test func heldSumHasNoNumbersAnywhere() throws {
    let world = try world(few: ["1001", "1006"], regions: ["valley": ["1001", "1002", "1003"]])
    let control = try DisclosureControl.made([world.indicator])
    let all = EstimateEngine(territory: world.territory).estimates(in: world.series())
    let rows = control.protect(all, in: world.series()).rows
    let valley = rows.filter { $0.unit.code.description == "valley" }
    #expect(!valley.isEmpty)
    #expect(valley.allSatisfy { $0.status == .suppressed && !$0.hasNumbers })
    #expect(valley.allSatisfy { $0.reasons == [.givesBack] })
    let beside = rows.filter { $0.unit.code.description == "1002" && $0.benchmark == .region }
    #expect(beside.count == 1)
    #expect(beside.allSatisfy { $0.benchmarkValue == nil && $0.comparison == nil })
    #expect(beside.allSatisfy { $0.numerator == 60 && $0.reasons.contains(.givesBack) })
  }
}
