import GRDB
import Geography
import Indicators
import MadeFigures
import Observations
import Testing

@testable import Storage

/// A zero point's parts: read back equal, each with its seal, in a chain that nobody changes or breaks.
struct SealedPartTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let world: MadeWorld

  private static let tables = [
    "zero_point_part", "zero_point_part_source", "zero_point_part_definition",
    "zero_point_part_unit", "zero_point_figure",
  ]

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    _ = try store.take(try MadeExtract.figures(named: "a.csv", [("1001", "4", "100")]))
    var world = try MadeWorld(["1001", "1002", "2001"], regions: ["valley": ["1001", "1002"]])
    try world.put(290, of: 1899, "1001")
    try world.put(.suppressed, "outside", "1002")
    try world.put(.number(521), "people", "1002")
    try world.put(.number(7), "outside", "1099", marks: .provisional)
    self.world = world
    try store.seal(try part(1))
  }

  private func part(_ number: Int, after previous: String? = nil, because: String? = nil) throws
    -> SealedPart
  {
    let year = YearInBorders(
      2021, observations: world.observations, geography: world.geography,
      territory: world.territory)
    return SealedPart(
      year: 2021, number: number, borders: world.territory.day, because: because,
      previous: previous, definitions: [world.indicator], units: world.territory.sealedUnits,
      sources: try store.files(), figures: year.cells(world.indicator, .both))
  }

  @Test func isReadBackEqual() throws {
    let back = try #require(try store.zeroPoint(2021)?.parts.first?.sealed)
    let part = try part(1)
    #expect(back.figures == part.figures)
    #expect(back.definitions == part.definitions)
    #expect(back.units == part.units)
    #expect(back.sources == part.sources)
    #expect(back.borders == part.borders && back.because == nil && back.previous == nil)
    #expect(back.figures.map(\.key.unit.level) == [.municipality, .municipality, .unplaced])
    #expect(back.figures.map(\.kind) == [.number, .suppressed, .number])
    #expect(back.figures.map(\.numerator) == [290, nil, 7])
    #expect(back.figures.map(\.isProvisional) == [false, false, true])
    #expect(try store.frozenYears() == [2021])
  }

  /// The region is in no part: it is a list.
  @Test func regionsAreNotSealed() throws {
    #expect(!(try part(1)).units.contains { $0.unit.code.level == .region })
  }

  @Test func chainIsProvedPartByPart() throws {
    let first = try #require(try store.zeroPoint(2021)).seal
    try store.seal(try part(2, after: first, because: "the definition was changed"))
    let sealed = try #require(try store.zeroPoint(2021))
    #expect(sealed.parts.count == 2)
    #expect(sealed.parts[1].sealed?.previous == first)
    #expect(sealed.parts[1].because == "the definition was changed")
    #expect(try sealed.parts.map { try $0.contentHash() } == sealed.parts.map(\.seal))
    #expect(Set(sealed.parts.map(\.seal)).count == 2)
  }

  @Test func partThatDoesNotFollowTheLastIsRefusedWhole() throws {
    let before = try store.contentHash()
    let first = try #require(try store.zeroPoint(2021)).seal
    for wrong in [try part(1), try part(2), try part(3, after: first), try part(2, after: "00")] {
      #expect(throws: StoreError.self) { try store.seal(wrong) }
    }
    #expect(try store.contentHash() == before)
  }

  @Test(arguments: SealedPartTests.tables) func nothingCanBeChangedOrAdded(_ table: String) throws {
    let before = try store.contentHash()
    let column = table == "zero_point_part" ? "year" : "part_id"
    for sql in [
      "DELETE FROM \(table)", "UPDATE \(table) SET \(column) = 9",
      "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") {
        try store.queue.write { db in try db.execute(sql: sql) }
      }
    }
    #expect(try store.contentHash() == before)
  }

  @Test(arguments: [
    "UPDATE zero_point_figure SET numerator = 291 WHERE numerator = 290",
    "UPDATE zero_point_figure SET is_provisional = 0",
    "UPDATE zero_point_figure SET kind = 'missing' WHERE kind = 'suppressed'",
    "DELETE FROM zero_point_figure WHERE unit_code = '1001'",
    "UPDATE zero_point_part_unit SET unit_name = 'Elsewhere' WHERE position = 0",
    "UPDATE zero_point_part_definition SET definition = replace(definition, ':10', ':11')",
    "UPDATE zero_point_part_source SET name = 'c.csv'",
    "UPDATE zero_point_part SET because = 'so'",
    "UPDATE zero_point_part SET borders = '2022-12-31'",
  ])
  func changeBehindTheProgramsBackBreaksTheSeal(_ sql: String) throws {
    try store.queue.write { db in
      for table in Self.tables {
        for action in ["update", "delete"] {
          try db.execute(sql: "DROP TRIGGER \(table)_refuses_\(action)")
        }
      }
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
    }
    let sealed = try #require(try store.zeroPoint(2021))
    #expect(try sealed.parts[0].contentHash() != sealed.seal)
  }
}
