import Testing

@testable import Ingestion

/// Names of columns with places for what differs.
struct ColumnPatternTests {
  private func match(_ pattern: String, _ name: String) throws -> [ColumnPattern.Place: String]? {
    try #require(ColumnPattern(pattern)).match(name) { place, text in
      switch place {
      case .year: text.count == 4 && text.allSatisfy(\.isNumber)
      case .sex: ["Menn", "Begge kjønn"].contains(text)
      default: true
      }
    }
  }

  @Test func everyPlaceTakesWhatItAccepts() throws {
    #expect(
      try match("{measure} {year}", "Sysselsatte personer 2021")
        == [.measure: "Sysselsatte personer", .year: "2021"])
    #expect(
      try match("{year} {measure}", "2021 Andel i 2020") == [
        .year: "2021", .measure: "Andel i 2020",
      ])
    #expect(
      try match(
        "{school_year}.Alle.{sex}.{measure}", "2020-21.Alle.Begge kjønn.Andel sluttet.Brudd")
        == [.schoolYear: "2020-21", .sex: "Begge kjønn", .measure: "Andel sluttet.Brudd"])
    #expect(try match("{title}", "hva som helst") == [.title: "hva som helst"])
  }

  @Test(arguments: [
    ("{measure} {year}", "Befolkning"), ("{measure} {year}", "Befolkning 21"),
    ("{measure} {year}", " 2021"),
    ("{measure}.Brudd", "Andel"), ("{sex}", "Kvinner"), ("{measure}", ""), ("TELLER", "TELLER2"),
  ])
  func otherNameDoesNotFit(_ pattern: String, _ name: String) throws {
    #expect(try match(pattern, name) == nil)
  }

  @Test(arguments: ["{measur} {year}", "{measure", "measure}", "{}"])
  func placeThatIsNoneMakesNoPattern(_ text: String) { #expect(ColumnPattern(text) == nil) }
}
