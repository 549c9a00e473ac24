import Testing

@testable import Reporting

/// Messages of the program in the user's language.
struct SaidInLanguageTests {
  private let table: Texts.Table

  init() throws { table = try RepositoryTexts.table() }

  @Test(arguments: [Language.nb, .nn]) func everyMessageOfTheTableIsSaid(_ language: Language)
    throws
  {
    let said = try SaidInLanguage(table, language)
    let messages = table.filter { $0.key.hasPrefix("refused_") }
    #expect(messages.count > 40)
    for (name, text) in messages {
      func filled(_ text: String) -> String {
        text.replacing("{{a}}", with: "x1").replacing("{{b}}", with: "x2")
          .replacing("{{c}}", with: "x3")
      }
      #expect(said(filled(text.en)) == filled(text.string(language)), "\(name)")
    }
  }

  @Test func namesAreTakenOverAndWhatIsUnknownStays() throws {
    let said = try SaidInLanguage(table, .nb)
    #expect(
      said("is not a sex of this table; expected Begge kjønn; Menn, Kvinner")
        == "er ikke et kjønn i denne tabellen; ventet Begge kjønn; Menn, Kvinner")
    #expect(
      said("the row has 3 cells, the header on line 2 has 5")
        == "raden har 3 celler, overskriften på linje 2 har 5")
    #expect(said("something new went wrong") == "something new went wrong")
    #expect(try SaidInLanguage(table, .en)("the column stands twice") == "the column stands twice")
  }
}
