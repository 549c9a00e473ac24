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
    let messages = table.filter { SaidInLanguage.isMessage($0.key) }
    #expect(messages.count > 140)
    for (name, text) in messages {
      func filled(_ text: String) -> String {
        text.replacing("{{a}}", with: "x1").replacing("{{b}}", with: "x2")
          .replacing("{{c}}", with: "x3").replacing("{{d}}", with: "x4")
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
    // A part that is a message itself is said too.
    #expect(
      said("2021: neet_20_29 1103 both: 12 sealed, not given now (a.csv, imported 2025-03-04)")
        == "2021: neet_20_29 1103 both: 12 låst, nå ikke oppgitt (a.csv, lest inn 2025-03-04)")
    #expect(
      said(
        "neet has no figures of schools in 2021 with counts to test, both sexes together, and a way that is better"
      )
        == "neet har ingen tall for schools i 2021 med antall som kan prøves, for begge kjønn samlet, og en retning som er bedre"
    )
    #expect(said("something new went wrong") == "something new went wrong")
    #expect(try SaidInLanguage(table, .en)("the column stands twice") == "the column stands twice")
  }
}
