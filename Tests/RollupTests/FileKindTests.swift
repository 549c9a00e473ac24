import Files
import Foundation
import Testing

@testable import Rollup

/// What else than a table of people may be handed in, and what the types of Parquet's columns mean.
struct FileKindTests {
  private static let recipe = PersonYears.recipe
  private static let header = PersonYears.header
  private static let good = PersonYears.good + "b;2021;1103;2;1996-02-29;0\n"
  private static let counts: Set = [
    "2021 0301 both 20-29 = 1 1", "2021 0301 male 20-29 = 1 1", "2021 1103 both 20-29 = 1 0",
    "2021 1103 female 20-29 = 1 0",
  ]

  @Test(arguments: [
    ("p.html", "<html><body>id</body></html>", "is a web page"),
    ("p.xlsx", "PK\u{3}\u{4}00000000", "is a workbook (.xlsx) or an archive (ZIP)"),
    ("p.csv", "%PDF-1.4\n", "is a PDF document"),
    ("p.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "(Git LFS)"),
    ("p.csv", "[{\"id\": 1}]", "is JSON"),
    ("p.csv", "CHARSET=\"ANSI\";\n", "is a PC-Axis file"),
    ("p.parquet", header + good, "is no Parquet file, although it is called one"),
    ("p.csv", "", "the file is empty"), ("p.csv", "\n\n", "the file is empty"),
  ])
  func otherFilesAreNamed(name: String, text: String, message: String) {
    let refusal = #expect(throws: RefusedFile.self) {
      try RolledUp(Self.recipe, text, named: name)
    }
    #expect(refusal?.description.contains(message) == true, "\(String(describing: refusal))")
    #expect(refusal?.problems.count == 1)
  }

  @Test func textOfTwoBytesALetterIsNamed() {
    let refusal = #expect(throws: RefusedFile.self) {
      try RolledUp(Self.recipe, Self.header + Self.good, in: .utf16)
    }
    #expect(refusal?.description.contains("saved as UTF-8") == true)
  }

  /// A file that would not be counted is told, and each of them.
  @Test func folderHoldsNothingThatIsPassedOver() throws {
    let rolled = try RolledUp(Self.recipe, Self.header + Self.good)
    let folder = try rolled.folder("parts")
    for name in ["2020.csv", "2021.xlsx", "2022.csv.gz", "_SUCCESS", ".part.crc"] {
      try Data((Self.header + Self.good).utf8).write(to: folder.appendingPathComponent(name))
    }
    let refusal = #expect(throws: RefusedFile.self) { try PersonFile(path: folder.path) }
    #expect(refusal?.problems.count == 2)
    #expect(refusal?.description.contains("parts/2021.xlsx: would not be counted") == true)
    #expect(refusal?.description.contains("parts/2022.csv.gz: would not be counted") == true)
    let others = try rolled.folder("others")
    try Data((Self.header + Self.good).utf8).write(to: others.appendingPathComponent("P.CSV"))
    #expect(try rolled.counts(in: others) == Self.counts)
    try rolled.copy(to: others.appendingPathComponent("q.parquet"), "FORMAT parquet")
    let mixed = #expect(throws: RefusedFile.self) { try PersonFile(path: others.path) }
    #expect(mixed?.description.contains("P.CSV: stands beside") == true)
  }

  /// A name with signs of a pattern is that file's, and of no other.
  @Test(arguments: ["p*.csv", "p[1].csv", "p?.csv", "p{1,2}.csv", "p'.csv"])
  func nameIsNoPattern(name: String) throws {
    let rolled = try RolledUp(Self.recipe, Self.header + Self.good, named: name)
    let beside = URL(fileURLWithPath: rolled.file.path).deletingLastPathComponent()
    for other in ["p1.csv", "p2.csv"] {
      try Data((Self.header + Self.good).utf8).write(to: beside.appendingPathComponent(other))
    }
    #expect(try rolled.counts() == Self.counts)
    #expect(try rolled.problems().isEmpty)
  }

  /// Lines that all end in a delimiter have a last column without a name.
  @Test func columnWithoutANameIsPassedOver() throws {
    let text = (Self.header + Self.good).replacing("\n", with: ";\n")
    #expect(try RolledUp(Self.recipe, text).counts() == Self.counts)
  }

  /// Typed columns say the same as text, whatever the recipe's form of dates.
  @Test(arguments: [
    "*", "* REPLACE (CAST(fodt AS TIMESTAMP) AS fodt)", "* REPLACE (CAST(fodt AS DATE) AS fodt)",
    "* REPLACE (CAST(aar AS SMALLINT) AS aar, CAST(kjonn AS BIGINT) AS kjonn)",
    "* REPLACE (CAST(komm AS INTEGER) AS komm)",
    "* REPLACE (CAST(utenfor AS DECIMAL(3, 0)) AS utenfor)",
    "* REPLACE (CAST(id AS BLOB) AS id)",
  ])
  func parquetMayHaveTypes(columns: String) throws {
    let recipe = "lost_zeros: true\n" + Self.recipe
    let rolled = try RolledUp(recipe, Self.header + Self.good)
    let parquet = try rolled.folder("typed").appendingPathComponent("p.parquet")
    try rolled.copy(to: parquet, "FORMAT parquet", selecting: columns)
    #expect(try rolled.counts(in: parquet) == Self.counts)
    if columns.contains("DATE") || columns.contains("TIMESTAMP") {
      let dotted = try RolledUp("dates: DD.MM.YYYY\n" + recipe, Self.header + Self.good)
      #expect(try dotted.counts(in: parquet) == Self.counts)
    }
  }

  /// Of files whose columns differ in type none is counted, and no cell is shown.
  @Test func parquetOfDifferentTypesIsRefused() throws {
    let text = Self.header + Self.good.replacing("a;", with: "1;").replacing("b;", with: "2;")
    let rolled = try RolledUp(Self.recipe, text)
    let folder = try rolled.folder("parts")
    try rolled.copy(
      to: folder.appendingPathComponent("1.parquet"), "FORMAT parquet",
      selecting: "* REPLACE (CAST(id AS BIGINT) AS id)")
    try rolled.copy(
      to: folder.appendingPathComponent("2.parquet"), "FORMAT parquet",
      selecting: "* REPLACE ('15057612345x' || id AS id)")
    let refusal = #expect(throws: EngineRefusal.self) { try rolled.counts(in: folder) }
    #expect(
      refusal?.description.contains(
        "expected whole Parquet files, with columns of the same names and types")
        == true, "\(String(describing: refusal))")
    #expect(refusal?.description.contains("15057612345") == false)
  }

  /// Codes of before a merger lead to where their ground lies; of a municipality that was divided since, to its
  /// county.
  @Test func codesOfMergersAreFollowed() throws {
    let header = "id;aar;komm;kjonn;fodt;utenfor\n"
    let rows = [
      ("1", 2019, "0402"), ("2", 2019, "1902"), ("3", 2020, "5401"), ("4", 2023, "3005"),
      ("5", 2024, "3301"), ("6", 2019, "0602"), ("7", 2023, "1507"), ("8", 2024, "3005"),
    ]
    let text = rows.map { "\($0.0);\($0.1);\($0.2);1;1995-05-05;0\n" }.joined()
    let rolled = try RolledUp(
      "unknown_at_most: 0.2\n" + Self.recipe, header + text, over: 2019...2024, borders: 2024)
    let counts = try rolled.counts().filter { $0.contains("both") }
    #expect(
      counts == [
        "2019 3401 both 20-29 = 1 0", "2019 5501 both 20-29 = 1 0", "2020 5501 both 20-29 = 1 0",
        "2023 3301 both 20-29 = 1 0", "2024 3301 both 20-29 = 1 0", "2019 3301 both 20-29 = 1 0",
        "2023 1599 both 20-29 = 1 0", "2024 9999 both 20-29 = 1 0",
      ])
    let problems = RollupProblems(try rolled.answer(), of: rolled.statement, over: rolled.file)
    #expect(problems.unknownInWords?.contains("3005 in 2024 (1)") == true)
  }
}
