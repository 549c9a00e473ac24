import MadeFigures
import Statistics
import Testing

@testable import Indicators

/// Years before and after, in the borders of the end of 2021.
struct BorderTests {
  /// 2024: what 1001 was in 2021 is now 1008 and 1009.
  @Test func splitUnitTakesTheSumOfItsParts() throws {
    var world = try MadeWorld(
      ["1001", "1002", "1008", "1009"],
      changes: [(2024, "1001", "1008"), (2024, "1001", "1009")])
    try world.put(832, of: 7949, "1008", year: 2024)
    try world.put(100, of: 960, "1009", year: 2024)
    try world.put(50, of: 500, "1002", year: 2024)
    #expect(try world.figure("1001", 2024) == .counts(Share(932, of: 8909)))
    #expect(try world.figure("10", 2024) == .counts(Share(982, of: 9409)))
    #expect(try world.figure("1008", 2024) == .none(.missing, .noFigure))
  }

  /// Not stated within the county, and not stated at all.
  @Test func whatLiesInNoMunicipalityCountsInItsCountyAndTheCountry() throws {
    var world = try MadeWorld(["1001", "2001"])
    try world.put(3, of: 30, "1001")
    try world.put(5, of: 50, "2001")
    try world.put(1, of: 7, "1099")
    try world.put(2, of: 9, "9999")
    #expect(try world.figure("1001") == .counts(Share(3, of: 30)))
    #expect(try world.figure("10") == .counts(Share(4, of: 37)))
    #expect(try world.figure("20") == .counts(Share(5, of: 50)))
    #expect(try world.figure("0") == .counts(Share(11, of: 96)))
  }

  @Test func whatASourceWithholdsOrLacksOutsideMunicipalities() throws {
    var world = try MadeWorld(["1001", "2001"])
    try world.put(3, of: 30, "1001")
    try world.put(5, of: 50, "2001")
    try world.put(.missing, "outside", "2099")
    #expect(try world.figure("20") == .counts(Share(5, of: 50)))
    try world.put(.suppressed, "outside", "1099")
    #expect(try world.figure("10") == .none(.suppressed, .suppressedBySource))
    #expect(try world.figure("0") == .none(.suppressed, .suppressedBySource))
  }

  @Test func renumberedUnitIsFollowed() throws {
    var world = try MadeWorld(["1001", "2001"], changes: [(2024, "1001", "2001")])
    try world.put(3, of: 30, "2001", year: 2024)
    #expect(try world.figure("1001", 2024) == .counts(Share(3, of: 30)))
    #expect(try world.figure("10", 2024) == .counts(Share(3, of: 30)))
  }

  /// 2018: what is 1005 in 2021 was 1003 and 1004.
  @Test func mergedUnitTakesTheSumOfWhatItWas() throws {
    var world = try MadeWorld(
      ["1003", "1004", "1005"], changes: [(2020, "1003", "1005"), (2020, "1004", "1005")])
    try world.put(3, of: 30, "1003", year: 2018)
    try world.put(4, of: 40, "1004", year: 2018)
    #expect(try world.figure("1005", 2018) == .counts(Share(7, of: 70)))
  }

  @Test func mergedUnitIsWithheldWhenAPartWas() throws {
    var world = try MadeWorld(
      ["1003", "1004", "1005"], changes: [(2020, "1003", "1005"), (2020, "1004", "1005")])
    try world.put(3, of: 30, "1003", year: 2018)
    try world.put(.suppressed, "outside", "1004", year: 2018)
    try world.put(.number(40), "people", "1004", year: 2018)
    #expect(try world.figure("1005", 2018) == .none(.suppressed, .suppressedBySource))
  }

  /// 2022: 1001 and 1002 of 2021 are one, 1005. What happened there cannot be told apart, but
  /// whatever holds both still has its sum.
  @Test func unitThatCannotBeFollowedStillCountsInItsTotals() throws {
    var world = try MadeWorld(
      ["1001", "1002", "1003", "1005", "2001"],
      regions: ["both": ["1001", "1002"], "torn": ["1002", "1003"]],
      changes: [(2022, "1001", "1005"), (2022, "1002", "1005")])
    try world.put(7, of: 70, "1005", year: 2022)
    try world.put(3, of: 30, "1003", year: 2022)
    try world.put(1, of: 10, "2001", year: 2022)
    for unit in ["1001", "1002", "torn"] {
      #expect(try world.figure(unit, 2022) == .none(.notComputable, .bordersChanged))
    }
    #expect(try world.figure("both", 2022) == .counts(Share(7, of: 70)))
    #expect(try world.figure("10", 2022) == .counts(Share(10, of: 100)))
    #expect(try world.figure("0", 2022) == .counts(Share(11, of: 110)))
    #expect(try world.figure("1003", 2022) == .counts(Share(3, of: 30)))
  }

  /// Ground went from county 10 to county 20 inside one union: neither county can be followed.
  @Test func countiesThatAUnionStraddlesAreNotComputableButTheCountryIs() throws {
    var world = try MadeWorld(
      ["1001", "1002", "2001", "2009"], changes: [(2022, "1001", "2009"), (2022, "2001", "2009")])
    try world.put(9, of: 90, "2009", year: 2022)
    try world.put(1, of: 10, "1002", year: 2022)
    for unit in ["1001", "2001", "10", "20"] {
      #expect(try world.figure(unit, 2022) == .none(.notComputable, .bordersChanged))
    }
    #expect(try world.figure("0", 2022) == .counts(Share(10, of: 100)))
  }

  /// A lack in one of the parts is a part's lack: the unit itself was never asked about.
  @Test
  func splitUnitWithoutAPartIsNotComputable() throws {
    var world = try MadeWorld(
      ["1001", "1008", "1009"], changes: [(2024, "1001", "1008"), (2024, "1001", "1009")])
    try world.put(832, of: 7949, "1008", year: 2024)
    #expect(try world.figure("1001", 2024) == .none(.notComputable, .partWithoutFigure))
  }
}
