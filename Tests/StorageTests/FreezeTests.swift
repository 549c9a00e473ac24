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
    let back = try #require(try store.zeroPoint(2021)?.frozen)
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

  /// A zero point that was frozen before there were parts is a chain of one, with the seal it had.
  @Test func hashIsThatOfTheContentBeforeAndAfter() throws {
    let back = try #require(try frozen.store.zeroPoint(2021))
    let hash = try frozen.zeroPoint.contentHash()
    #expect(back.parts.count == 1 && back.seal == hash)
    #expect(try back.parts[0].contentHash() == hash)
    #expect(hash.count == 64)
  }

  /// The figures of one indicator are those of all.
  @Test func figuresOfOneIndicatorAreReadAlone() throws {
    let all = try #require(try frozen.store.zeroPoint(2021)).allFigures
    for id in ["outside", "printed"] {
      let one = try #require(try frozen.store.zeroPoint(2021, of: [id])).allFigures
      #expect(one == all.filter { $0.key.indicator == id })
    }
    #expect(try frozen.store.zeroPoint(2022, of: []) == nil)
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
      + "reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM zero_point_estimate LIMIT 1",
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

extension SealedYear {
  /// The only part, where it was frozen before there were parts.
  var frozen: ZeroPoint? {
    guard parts.count == 1, case .frozen(let frozen) = parts[0].content else { return nil }
    return frozen
  }
}
