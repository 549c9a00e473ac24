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
    return ReadExtract(of: SourceFile(path: "bok.xlsx", bytes: workbook.bytes), by: reader)
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
    let file = SourceFile(
      path: "bok.xlsx",
      bytes: MadeWorkbook(
        sheets: [("Tall", [])],
        cells: cells + "<row r=\"2\"><c r=\"B2\"><v>1e3</v></c><c r=\"C2\"><v>2</v></c></row>"
      ).bytes)
    var source = try TableSource(file)
    #expect(try source.next()?.cells == ["Ett navn", "88.1", "2021-12-31", "5.3 %", "12", "TRUE"])
    #expect(try source.next()?.cells.prefix(3) == ["", "1000", "2"])
    #expect(try source.next() == nil)
  }

  @Test(arguments: [
    ("word/document.xml", "is a Word document"), ("content.xml", "is an OpenDocument file"),
    ("xl/workbook.bin", "is a binary workbook (.xlsb)"), ("a.csv", "is an archive (ZIP)"),
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
