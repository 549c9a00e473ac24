import Testing

@testable import Files

struct UnitSpellingTests {
  @Test(arguments: [
    (["3401", "3401 Kongsvinger"], "3401"), (["3401 Kongsvinger", "3401"], "3401 Kongsvinger"),
    (["Enhet A", "enhet  a"], "Enhet A"), (["A\u{200B}", "A"], "A\u{200B}"),
  ])
  func twoSpellingsAreOneUnit(_ names: [String], _ first: String) {
    var spelling = UnitSpelling()
    #expect(spelling.other(than: names[0]) == nil)
    #expect(spelling.other(than: names[1]) == first)
  }

  @Test(arguments: [
    ["3401 Kongsvinger", "3417 Grue"], ["A", "A"], ["Land 1", "Land 2"], ["1 A", "1"],
  ])
  func othersAreUnitsOfTheirOwn(_ names: [String]) {
    var spelling = UnitSpelling()
    #expect(spelling.other(than: names[0]) == nil)
    #expect(spelling.other(than: names[1]) == nil)
  }

  @Test(arguments: ["Uoppgitt", "9999 Uoppgitt", "Ukjent bosted", "Ikke oppgitt"])
  func peopleWithoutAUnitAreNone(_ name: String) {
    #expect(TotalName.isUnknown(name))
    #expect(!TotalName.isUnknown("\(name) dal"))
  }
}
