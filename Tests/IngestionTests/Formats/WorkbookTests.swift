import BundledData
import Files
import MadeTables
import Testing

@testable import Ingestion

/// Workbooks as people download them.
struct WorkbookTests {
  private static let header = ["region", "kjønn", "alder", "Befolkning 2021"]
  private static let title = "13556: Unge utenfor arbeid, etter region, kjønn, alder og år"
  private static let row = ["3401 Kongsvinger", "Begge kjønn", "20-24 år", "907"]

  private func read(_ workbook: MadeWorkbook, sheet: String? = nil) throws -> ReadExtract {
    var reader = try Repository.reader()
    reader.sheet = sheet
    return ReadExtract(of: file(workbook), by: reader)
  }

  private func source(_ workbook: MadeWorkbook) throws -> TableSource {
    try TableSource(file(workbook))
  }

  private func file(_ workbook: MadeWorkbook) -> SourceFile {
    SourceFile(path: "bok.xlsx", bytes: workbook.bytes)
  }

  private static let table = [[title], [], header, row]
  private static let figures = ["3401 population 2021 both 20-24 = 907"]

  @Test func onlySheetWithATableIsRead() throws {
    let extract = try read(
      MadeWorkbook(sheets: [("Om", [["Les dette", ""]]), ("Tall ", Self.table)]))
    #expect(extract.described == [])
    #expect(extract.told == Self.figures)
    #expect(extract.extract.form?.sheet == "Tall ")
    #expect(extract.extract.form?.format == .workbook)
  }

  @Test func severalSheetsWithTablesNeedAName() throws {
    let other = [[Self.title], [], Self.header, Self.row.dropLast() + ["908"]]
    let workbook = MadeWorkbook(sheets: [(" A", Self.table), ("B", other)])
    #expect(
      try read(workbook).described == [
        "bok.xlsx: is a workbook with tables on 2 sheets (« A», «B»); expected the name of one of them "
          + "with --sheet"
      ])
    #expect(try read(workbook, sheet: "A").told == Self.figures)
    #expect(
      try read(workbook, sheet: "C").described == [
        "bok.xlsx: has no sheet «C»; expected one of « A», «B»"
      ])
  }

  /// A merged cell stands for all its rows.
  @Test func mergedLabelsStandForTheirRows() throws {
    let second = ["", "Kvinner", "20-24 år", "400"]
    let rows = [[Self.title], [], Self.header, Self.row, second]
    let extract = try read(MadeWorkbook(sheets: [("Tall", rows)], merged: ["A4:A5"]))
    #expect(extract.told == Self.figures + ["3401 population 2021 female 20-24 = 400"])
  }

  /// Numbers that the writing program computed with too many digits, numbers as text, shares in percent,
  /// days, texts in runs, readings of signs, and cells without their own place.
  @Test func cellsAreReadAsTheyAreShown() throws {
    let cells = """
      <row r="1"><c t="inlineStr"><is><r><t>Ett </t></r><r><t>navn</t></r><rPh><t>x</t></rPh></is></c>\
      <c><v>88.09999999999999</v></c><c s="1"><v>44561</v></c><c s="2"><v>0.053</v></c>\
      <c t="str"><v>12</v></c><c t="b"><v>1</v></c></row>
      """
    var source = try source(
      MadeWorkbook(
        sheets: [("Tall", [])],
        cells: cells + "<row r=\"2\"><c r=\"B2\"><v>1e3</v></c><c r=\"C2\"><v>2</v></c></row>"))
    #expect(try source.next()?.cells == ["Ett navn", "88.1", "2021-12-31", "5.3 %", "12", "TRUE"])
    #expect(try source.next()?.cells.prefix(3) == ["", "1000", "2"])
    #expect(try source.next() == nil)
  }

  /// A number is read as its format shows it: a code's noughts, a sign in place of a figure, the parts of a day
  /// that are shown, and all digits of a figure that is rounded.
  @Test(arguments: [
    ("0000", "301", "0301"), ("0000", "12345", "12345"), ("[&lt;4]&quot;*&quot;;0", "3", "*"),
    ("[&lt;4]&quot;*&quot;;0", "4", "4"), ("#,##0;-#,##0;&quot;-&quot;", "0", "-"),
    ("#,##0;-#,##0;&quot;-&quot;", "-1200", "-1200"), ("0.0", "4.5333", "4.5333"),
    ("0.0&quot; %&quot;", "4.5", "4.5"), ("#,##0\\ &quot;kr&quot;", "12", "12"),
    ("_-* #,##0_-;_-* &quot;-&quot;??_-", "0", "0"), ("[Red]General", "7", "7"),
    ("d\\-mmm", "45573", "08.okt"), ("mmmm", "44562", "januar"), ("mmm\\ yy", "44561", "2021-12"),
    ("yyyy", "44561", "2021"), ("[$-414]d. mmmm yyyy", "44561", "2021-12-31"),
    ("yyyy\\-mm\\-dd\\ hh:mm", "44561.5", "2021-12-31 12:00"), ("[h]:mm", "0.5", "12:00"),
    ("0%", "0.045", "4.5 %"), (";;;", "3", ""),
  ])
  func numberIsReadAsItsFormatShowsIt(_ code: String, _ number: String, _ text: String) throws {
    let cells = "<row r=\"1\"><c><v>1</v></c><c s=\"3\"><v>\(number)</v></c><c><v>2</v></c></row>"
    let second = "<row r=\"2\"><c><v>1</v></c><c><v>2</v></c></row>"
    let workbook = MadeWorkbook(sheets: [("A", [])], cells: cells + second, formats: [code])
    var source = try source(workbook)
    #expect(try source.next()?.cells == ["1", text, "2"])
  }

  @Test func daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws {
    let cells =
      "<row><c s=\"1\"><v>43099</v></c><c t=\"d\"><v>2021-12-31T00:00:00</v></c></row><row><c><v>1</v></c>"
      + "<c><v>2</v></c></row>"
    let workbook = MadeWorkbook(
      sheets: [("A", [])], cells: cells, about: "<workbookPr date1904=\"1\"/>")
    var source = try source(workbook)
    #expect(try source.next()?.cells == ["2021-12-31", "2021-12-31"])
  }

  @Test func strictNamespacesAndOtherPlacesOfPartsAreRead() throws {
    let extract = try read(MadeWorkbook(sheets: [("Tall", Self.table)], isStrict: true))
    #expect(extract.described == [])
    #expect(extract.told == Self.figures)
  }

  @Test func hiddenSheetIsReadOnlyByName() throws {
    let other = [[Self.title], [], Self.header, Self.row.dropLast() + ["908"]]
    let workbook = MadeWorkbook(sheets: [("Tall", Self.table), ("Kladd", other)], hidden: [1])
    #expect(try read(workbook).told == Self.figures)
    #expect(
      try read(workbook, sheet: "Kladd").told == ["3401 population 2021 both 20-24 = 908"])
  }

  /// Notes in two columns beside the table do not ask the user to choose.
  @Test func ofSeveralSheetsTheKnownTableIsRead() throws {
    let notes = [["Tegn", "Forklaring"], ["..", "Oppgave mangler"], [":", "Vises ikke"]]
    let extract = try read(MadeWorkbook(sheets: [("Merknader", notes), ("Tall", Self.table)]))
    #expect(extract.described == [])
    #expect(extract.told == Self.figures)
  }

  /// A refusal says where as spreadsheets do: sheet and cell.
  @Test func problemNamesSheetAndCell() throws {
    let wrong = [[Self.title], [], Self.header, Self.row.dropLast() + ["#N/A"]]
    for (sheet, address) in [("Tall", "Tall!D4"), (" Innlandet '21", "' Innlandet ''21'!D4")] {
      let extract = try read(MadeWorkbook(sheets: [(sheet, wrong)]))
      #expect(extract.described.count == 1)
      #expect(extract.described[0].hasPrefix("bok.xlsx:\(address): \"#N/A\": is neither a count"))
    }
  }

  /// What nobody has computed is no figure, also where the writing program left a nought beside the formula.
  @Test(arguments: [
    ("<c><f>SUM(D1:D3)</f></c>", "", "=SUM(D1:D3)"),
    ("<c><f>SUM(D1:D3)</f><v>907</v></c>", "", "907"),
    ("<c><f>SUM(D1:D3)</f><v>0</v></c>", "<calcPr fullCalcOnLoad=\"1\"/>", "=SUM(D1:D3)"),
    ("<c t=\"str\"><f>A1</f><v>Grue</v></c>", "", "Grue"),
    ("<c t=\"e\"><v>#N/A</v></c>", "", "#N/A"),
  ])
  func formulaIsItsComputedValue(_ cell: String, _ about: String, _ text: String) throws {
    let cells = "<row><c><v>1</v></c>\(cell)</row><row><c><v>1</v></c><c><v>2</v></c></row>"
    let workbook = MadeWorkbook(sheets: [("A", [])], cells: cells, about: about)
    var source = try source(workbook)
    #expect(try source.next()?.cells == ["1", text])
  }

  private func rows(_ cells: [[String]]) throws -> [[String]] {
    var source = try source(MadeWorkbook(sheets: [("Tall", cells)]))
    var rows: [[String]] = []
    while let row = try source.next() { rows.append(row.cells) }
    return rows
  }

  /// Numbers as text have decimal commas: MadeWorkbook writes all but whole numbers as text.
  @Test func decimalCommasOfTextsAreRead() throws {
    #expect(
      try rows([["a", "b"], ["4,5", "1,25"], ["12,0 %", "1,125"]]) == [
        ["a", "b"], ["4.5", "1.25"], ["12.0 %", "1.125"],
      ])
    // A column with both, and one of which nothing tells, are left to be refused.
    #expect(try rows([["a", "b"], ["4,5", "x"], ["4.5", "y"]]).last == ["4.5", "y"])
    #expect(try rows([["a", "b"], ["1,125", "x"]]).last == ["1,125", "x"])
    #expect(throws: RefusedFile.self) { try rows([["a", "b"], ["4,5", "1.125"]]) }
  }

  @Test(arguments: [
    ("Kongsvinger_x000D__x000A_", "Kongsvinger\r\n"), ("a_x005F_x0001_", "a_x0001_"),
    ("a_x0001_b", "a_x0001_b"), ("_x00C5_snes", "Åsnes"), ("a_x", "a_x"),
  ])
  func escapedCharactersAreThemselves(_ written: String, _ text: String) throws {
    #expect(try rows([[written, "b"], ["c", "d"]]).first == [text, "b"])
  }

  @Test(arguments: [
    (
      "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>",
      "row 1 stands below row 2"
    ),
    (
      "<row><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>",
      "cell B1 stands twice, or out of its place"
    ),
    ("<row><c t=\"s\"><v>7</v></c></row>", "cell A1 refers to a text that is not there"),
    ("<row><c r=\"AAAA1\"><v>1</v></c></row>", "row 1 has more than 10,000 cells"),
  ])
  func sheetThatContradictsItselfIsRefused(_ cells: String, _ why: String) throws {
    let extract = try read(MadeWorkbook(sheets: [("Tall", [])], cells: cells))
    #expect(extract.described == ["bok.xlsx: sheet «Tall»: \(why)"])
  }

  @Test(arguments: [
    ("word/document.xml", "is a Word document"), ("content.xml", "is an OpenDocument file"),
    ("xl/workbook.bin", "is a binary workbook (.xlsb)"), ("a.csv", "is an archive (ZIP)"),
    ("Index/Document.iwa", "is a document of Apple's Numbers"),
    ("ppt/presentation.xml", "is a PowerPoint presentation"),
  ])
  func archiveThatIsNoWorkbookIsNamed(_ part: String, _ what: String) throws {
    let bytes = StoredArchive.bytes([(part, Array("<a/>".utf8))])
    let extract = try Repository.read(SourceFile(path: "fil.xlsx", bytes: bytes))
    #expect(extract.described.count == 1)
    #expect(extract.described[0].hasPrefix("fil.xlsx: \(what); expected "))
  }

  /// Nothing is expanded or fetched.
  @Test func declaredEntitiesAreRefused() throws {
    let bytes = StoredArchive.bytes([
      ("xl/workbook.xml", Array("<!DOCTYPE w [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>".utf8))
    ])
    let extract = try Repository.read(SourceFile(path: "fil.xlsx", bytes: bytes))
    #expect(extract.described == ["fil.xlsx: xl/workbook.xml declares a document type"])
  }

  @Test func damagedPartIsRefused() throws {
    var bytes = MadeWorkbook(sheets: [("Tall", Self.table)]).bytes
    let place = try #require(bytes.firstRange(of: Array("907".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "8")
    let extract = try Repository.read(SourceFile(path: "fil.xlsx", bytes: bytes))
    #expect(extract.described == ["fil.xlsx: xl/worksheets/sheet0.xml is damaged"])
  }
}
