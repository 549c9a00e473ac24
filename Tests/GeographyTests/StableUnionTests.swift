import Testing

@testable import Geography

/// The smallest sets of municipalities that cover the same ground on two days.
struct StableUnionTests {
  /// Two years' ends, a municipality of the earlier, and the two sides of the union it lies in.
  private static let unions: [(Int, Int, String, [String], [String])] = [
    // Renumbering, once and in two reforms; a new name under the same code; nothing at all.
    (2019, 2021, "0402", ["0402"], ["3401"]),
    (2019, 2024, "0137", ["0137"], ["3114"]),
    (2023, 2024, "1833", ["1833"], ["1833"]),
    (2021, 2022, "1507", ["1507"], ["1507"]),
    // Merger.
    (2019, 2021, "1504", ["1504", "1529"], ["1507"]),
    (2019, 2021, "1529", ["1504", "1529"], ["1507"]),
    // Split: a zero point of 2021 lies inside the life of 1507.
    (2021, 2024, "1507", ["1507"], ["1508", "1580"]),
    // Split between neighbours that lived on: all of them belong together.
    (2016, 2017, "0720", ["0704", "0706", "0720"], ["0704", "0710"]),
    (2019, 2021, "1850", ["1805", "1849", "1850"], ["1806", "1875"]),
    (2019, 2021, "5012", ["5011", "5012", "5013", "5024"], ["5055", "5056", "5059"]),
    // Merger then split; renumbering then split; split then two renumberings.
    (2019, 2024, "1529", ["1504", "1529"], ["1508", "1580"]),
    (2017, 2021, "1613", ["1612", "1613", "1617", "1638"], ["5055", "5056", "5059"]),
    (2016, 2024, "0706", ["0704", "0706", "0720"], ["3905", "3907"]),
  ]

  @Test(arguments: unions)
  func municipalityLiesInItsUnion(
    _ earlier: Int, _ later: Int, _ code: String, _ before: [String], _ after: [String]
  ) throws {
    let unions = try SmallCountry.geography().stableUnions(
      between: .endOfYear(earlier), and: .endOfYear(later))
    let wanted = try SmallCountry.municipality(code)
    let union = try #require(unions.first { $0.earlier.contains(wanted) })
    #expect(union.earlier.map(\.description) == before)
    #expect(union.later.map(\.description) == after)
  }

  @Test(arguments: ["0720", "1507", "1850", "5012"])
  func splitNeverResolvesToOneSuccessor(_ code: String) throws {
    let geography = try SmallCountry.geography()
    let split = try SmallCountry.municipality(code)
    var tried = 0
    for (earlier, later) in Self.pairsOfYears where earlier < later {
      let (before, after) = (CalendarDay.endOfYear(earlier), CalendarDay.endOfYear(later))
      let unit = UnitCode.municipality(split)
      guard geography.objection(to: unit, in: earlier) == nil,
        geography.objection(to: unit, in: later) != nil
      else {
        continue
      }
      tried += 1
      let union = geography.stableUnions(between: before, and: after)
        .first { $0.earlier.contains(split) }
      #expect(try #require(union).later.count > 1, "\(earlier) to \(later)")
    }
    #expect(tried > 0)
  }

  @Test func everyMunicipalityLiesInExactlyOneUnionOnBothSides() throws {
    let geography = try SmallCountry.geography()
    for (one, other) in Self.pairsOfYears {
      let (first, last) = (
        CalendarDay.endOfYear(min(one, other)), CalendarDay.endOfYear(max(one, other))
      )
      let unions = geography.stableUnions(between: first, and: last)
      for (codes, day) in [(unions.flatMap(\.earlier), first), (unions.flatMap(\.later), last)] {
        #expect(
          codes.sorted() == geography.municipalities(on: day).map(\.code), "\(first) to \(last)")
      }
    }
  }

  @Test func orderOfTheDaysDoesNotMatter() throws {
    let geography = try SmallCountry.geography()
    for (one, other) in Self.pairsOfYears {
      #expect(
        geography.stableUnions(between: .endOfYear(one), and: .endOfYear(other))
          == geography.stableUnions(between: .endOfYear(other), and: .endOfYear(one)))
    }
  }

  @Test func unionsStandInOrderOfTheirFirstEarlierCode() throws {
    let unions = try SmallCountry.geography().stableUnions(
      between: .endOfYear(2016), and: .endOfYear(2024))
    let firsts = try unions.map { try #require($0.earlier.first) }
    #expect(firsts == firsts.sorted())
    for union in unions {
      #expect(union.earlier == union.earlier.sorted() && union.later == union.later.sorted())
    }
  }

  /// What changes on a day has changed when that day begins.
  @Test func changeTakesEffectOnItsDay() throws {
    let geography = try SmallCountry.geography()
    let lastDay = CalendarDay.endOfYear(2019)
    let before = geography.stableUnions(
      between: CalendarDay(year: 2019, month: 12, day: 30), and: lastDay)
    #expect(before.allSatisfy { $0.earlier == $0.later && $0.earlier.count == 1 })
    let over = geography.stableUnions(between: lastDay, and: SmallCountry.newYear(2020))
    let (old, new) = (
      try SmallCountry.municipality("0402"), try SmallCountry.municipality("3401")
    )
    #expect(over.contains(StableUnion(earlier: [old], later: [new])))
    let after = geography.stableUnions(
      between: SmallCountry.newYear(2020), and: .endOfYear(2020))
    #expect(after.contains(StableUnion(earlier: [new], later: [new])))
  }

  /// A code given to another place on the very day its own place got a new one.
  @Test func changesOfOneDayHappenTogether() throws {
    let (one, two, three) = (
      try SmallCountry.municipality("0101"), try SmallCountry.municipality("0102"),
      try SmallCountry.municipality("0103")
    )
    func unit(_ code: MunicipalityCode, _ from: Int?, _ to: Int?) -> Municipality {
      Municipality(code: code, name: "\(code)", validity: SmallCountry.years(from, to))
    }
    let geography = Geography(
      municipalities: [unit(one, nil, 2020), unit(two, nil, nil), unit(three, 2020, nil)],
      counties: [], regions: [],
      changes: [(one, two), (two, three)].map { old, new in
        MunicipalityChange(date: SmallCountry.newYear(2020), old: old, new: new)
      })
    #expect(
      geography.stableUnions(between: .endOfYear(2019), and: .endOfYear(2020)) == [
        StableUnion(earlier: [one], later: [two]), StableUnion(earlier: [two], later: [three]),
      ])
    // From that day on the code means the new place, which did not move.
    #expect(
      geography.stableUnions(between: SmallCountry.newYear(2020), and: .endOfYear(2020)) == [
        StableUnion(earlier: [two], later: [two]), StableUnion(earlier: [three], later: [three]),
      ])
  }

  @Test func newMunicipalityWithoutARecordedChangeIsNotDropped() throws {
    let (old, new) = (
      try SmallCountry.municipality("0101"), try SmallCountry.municipality("0102")
    )
    let geography = Geography(
      municipalities: [
        Municipality(code: old, name: "Halden", validity: SmallCountry.years(nil, nil)),
        Municipality(code: new, name: "Ny", validity: SmallCountry.years(2020, nil)),
      ], counties: [], regions: [], changes: [])
    let unions = geography.stableUnions(between: .endOfYear(2019), and: .endOfYear(2020))
    #expect(unions.flatMap(\.later).sorted() == [old, new])
  }

  /// Every pair of years on either side of every reform, either one first.
  private static let pairsOfYears: [(Int, Int)] = {
    let years = [2016, 2017, 2018, 2019, 2021, 2023, 2024]
    return years.flatMap { one in years.map { (one, $0) } }
  }()
}
