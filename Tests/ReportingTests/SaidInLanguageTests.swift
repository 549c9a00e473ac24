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
        text.replacing(#/\{\{([a-z])\}\}/#) { "x" + $0.output.1 }
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

  /// Parts of a message are said too, and what a file says is not.
  @Test(arguments: [
    (
      "is neither a percentage from 0 to 100 with decimal mark , nor a symbol of nav (* -)",
      "er verken en prosent fra 0 til 100 med desimaltegn , eller et symbol fra nav (* -)"
    ),
    (
      "the row has 3 cells, the header on line 2 has 5; expected a tab between cells, and not ;",
      "raden har 3 celler, overskriften på linje 2 har 5; ventet tabulator mellom cellene, og ikke ;"
    ),
    (
      "the columns are known, but not what they measure: a file name says «ledig*», which is another "
        + "subject; a title says «delvis», which is another subject",
      "kolonnene er kjent, men ikke hva de måler: et filnavn sier «ledig*», som er et annet emne; en tittel "
        + "sier «delvis», som er et annet emne"
    ),
    (
      "is a web page, although its name ends in .xls; expected it opened in Excel and saved as a workbook "
        + "(.xlsx) or CSV",
      "er en nettside, selv om navnet slutter på .xls; ventet den åpnet i Excel og lagret som arbeidsbok (.xlsx) "
        + "eller CSV"
    ),
    ("the column county is missing", "kolonnen county mangler"),
  ]) func partsAreSaid(_ message: String, _ text: String) throws {
    #expect(try SaidInLanguage(table, .nb)(message) == text)
  }

  /// Every message with which a calculation is refused, as it stands in the code, and every limit of an argument.
  @Test(arguments: [Language.nb, .nn]) func everyRefusalOfCalculationsIsSaid(_ language: Language)
    throws
  {
    let said = try SaidInLanguage(table, language)
    let refusals = try RefusalsInCode.ofCalculations()
    #expect(refusals.count > 90)
    for refusal in refusals {
      // A message stands behind the name of what it is of; a limit, and a reason, is a part.
      let whole = [refusal.text, "X \(refusal.text)", "X must be \(refusal.text)"]
      let isSaid = whole.contains { message in
        let text = said(message)
        return text != message && !text.contains(refusal.text)
      }
      #expect(isSaid, "\(refusal.file): \(refusal.text)")
    }
  }

  /// Every message with which a file is refused, as it stands in the code.
  @Test(arguments: [Language.nb, .nn]) func everyRefusalIsSaid(_ language: Language) throws {
    let said = try SaidInLanguage(table, language)
    let refusals = try RefusalsInCode.all()
    #expect(refusals.count > 120)
    for refusal in refusals {
      // A piece stands behind what it is of, or is begun by the code around it.
      let whole = [refusal.text, "is \(refusal.text)", "X\(refusal.text)"]
      #expect(whole.contains { said($0) != $0 }, "\(refusal.file): \(refusal.text)")
    }
  }
}
