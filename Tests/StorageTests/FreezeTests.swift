import Files
import GRDB
import Geography
import Indicators
import MadeFigures
import Observations
import Testing

@testable import Storage

/// A zero point once frozen stays: read back equal, sealed, and refused to everyone who would
/// change it.
struct FreezeTests {
  private let frozen: MadeFreeze

  init() throws { frozen = try MadeFreeze() }

  @Test func isReadBackEqual() throws {
    let (store, zeroPoint) = (frozen.store, frozen.zeroPoint)
    let back = try #require(try store.zeroPoint(2021)).zeroPoint
    #expect(back.year == zeroPoint.year)
    #expect(back.borders == zeroPoint.borders)
    #expect(back.definitions == zeroPoint.definitions)
    #expect(back.units == zeroPoint.units)
    #expect(Set(back.sources) == Set(zeroPoint.sources))
    #expect(back.sources.count == 2)
    #expect(back.estimates == zeroPoint.estimates)
    #expect(Set(back.estimates.map(\.status)) == [.ok, .suppressed, .noInterval, .missing])
    #expect(try store.frozenYears() == [2021])
    #expect(try store.zeroPoint(2022) == nil)
  }

  /// What a unit's change is measured from, and no more of it.
  @Test func estimatesOfOneUnitAreReadAlone() throws {
    let zeroPoint = frozen.zeroPoint
    for unit in zeroPoint.units.map(\.unit.code) {
      let part = try #require(
        try frozen.store.frozenEstimates(2021, of: zeroPoint.definitions, about: unit))
      #expect(part.year == 2021)
      #expect(part.estimates == zeroPoint.estimates.filter { $0.unit.code == unit })
      let one = try #require(
        try frozen.store.frozenEstimates(2021, of: [zeroPoint.definitions[1]], about: unit))
      #expect(one.estimates == part.estimates.filter { $0.indicator == "printed" })
    }
    #expect(
      try frozen.store.frozenEstimates(2022, of: zeroPoint.definitions, about: .country) == nil)
  }

  @Test func hashIsThatOfTheContentBeforeAndAfter() throws {
    let back = try #require(try frozen.store.zeroPoint(2021))
    let hash = try frozen.zeroPoint.contentHash()
    #expect(back.sealedHash == hash)
    #expect(try back.zeroPoint.contentHash() == hash)
    #expect(hash.count == 64)
  }

  @Test func frozenYearIsNotFrozenAgain() throws {
    let before = try frozen.store.contentHash()
    #expect(throws: StoreError.self) { try frozen.store.freeze(frozen.zeroPoint) }
    #expect(try frozen.store.contentHash() == before)
  }

  /// A snapshot that names a file which was never imported.
  @Test func sourceThatIsNotInTheDatabaseIsRefusedWhole() throws {
    let before = try frozen.store.contentHash()
    let foreign = ZeroPoint(
      year: 2020, borders: .endOfYear(2020), definitions: [], units: frozen.zeroPoint.units,
      sources: [ZeroPoint.Source(name: "nowhere.csv", sha256: "00")], estimates: [])
    #expect(throws: StoreError.self) { try frozen.store.freeze(foreign) }
    #expect(try frozen.store.contentHash() == before)
    #expect(try frozen.store.frozenYears() == [2021])
  }

  @Test(arguments: MadeFreeze.tables) func rowsCannotBeDeletedOrUpdated(_ table: String) throws {
    let before = try frozen.store.contentHash()
    for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET year = 2020"] {
      let error = #expect(throws: DatabaseError.self) { try frozen.execute(sql) }
      #expect(error?.message == "a zero point is frozen and cannot be changed", "\(sql)")
    }
    #expect(try frozen.store.contentHash() == before)
  }

  @Test(arguments: [
    "INSERT INTO zero_point_source SELECT 2021, sha256, name FROM source_file",
    "INSERT INTO zero_point_definition SELECT 2021, 99, indicator, definition "
      + "FROM zero_point_definition",
    "INSERT INTO zero_point_unit SELECT 2021, 99, unit_code, unit_name, unit_level, "
      + "municipalities FROM zero_point_unit LIMIT 1",
    "INSERT INTO zero_point_estimate SELECT 2021, 99, indicator, unit_code, unit_name, "
      + "unit_level, period, sex, numerator, denominator, value, value_unit, lower_95, upper_95, "
      + "lower_998, upper_998, method, benchmark, benchmark_code, benchmark_value, difference, "
      + "difference_lower_95, difference_upper_95, z, p_value, verdict_95, verdict_998, status, "
      + "reason, NULL, NULL, NULL FROM zero_point_estimate LIMIT 1",
    "INSERT OR REPLACE INTO zero_point_source SELECT year, sha256, 'x' FROM zero_point_source",
    "INSERT OR REPLACE INTO zero_point_definition SELECT year, position, indicator, '{}' "
      + "FROM zero_point_definition",
    "INSERT OR REPLACE INTO zero_point_unit SELECT year, position, unit_code, 'x', unit_level, "
      + "municipalities FROM zero_point_unit",
  ])
  func nothingCanBeAdded(_ sql: String) throws {
    let before = try frozen.store.contentHash()
    let error = #expect(throws: DatabaseError.self) { try frozen.execute(sql) }
    #expect(error?.message == "a zero point is frozen and cannot be added to")
    #expect(try frozen.store.contentHash() == before)
  }

  @Test func headCannotBeAddedTwice() throws {
    #expect(throws: DatabaseError.self) {
      try frozen.execute("INSERT INTO zero_point VALUES (2021, '2021-12-31', '00')")
    }
  }

  @Test
  func headCannotBeReplaced() throws {
    let before = try frozen.store.contentHash()
    #expect(throws: DatabaseError.self) {
      try frozen.execute("INSERT OR REPLACE INTO zero_point VALUES (2021, '2022-12-31', '00')")
    }
    #expect(try frozen.store.contentHash() == before)
  }
}
