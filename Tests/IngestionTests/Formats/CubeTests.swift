import BundledData
import Files
import Testing

@testable import Ingestion

/// PC-Axis and JSON-stat files that are not as they should be, and forms that are rare.
struct CubeTests {
  private func described(_ text: String) throws -> [String] {
    try Repository.read(text, named: "tabell").described
  }

  private static func px(data: String, codes: String = "\"3401\"") -> String {
    """
    CHARSET="ANSI";
    MATRIX="13556";
    TITLE="13556: Unge utenfor arbeid";
    CONTENTS="Befolkning";
    STUB="region";
    HEADING="kjønn","alder","år";
    VALUES("region")="3401 Kongsvinger";
    VALUES[en]("region")="Kongsvinger";
    CODES("region")=\(codes);
    VALUES("kjønn")="Begge kjønn";
    VALUES("alder")="20-24 år";
    VALUES("år")="2021";
    DATA=
    \(data)
    """
  }

  @Test func measureOfAPXFileWithoutOneIsItsContents() throws {
    let extract = try Repository.read(Self.px(data: "907;"), named: "tabell.px")
    #expect(extract.described == [])
    #expect(extract.told == ["3401 population 2021 both 20-24 = 907"])
    #expect(extract.extract.form?.format == .px)
  }

  @Test(arguments: [
    (px(data: "907 12;"), "tabell:13: DATA has 2 cells; expected 1, as the dimensions make"),
    (
      px(data: "907 \u{1};"),
      "tabell:14: DATA holds a control character; expected numbers and texts in quotes"
    ),
    (px(data: "907"), "tabell:14: DATA is not ended by a semicolon"),
    (
      px(data: "907;", codes: "\"3401\",\"3417\""),
      "tabell:1: the dimension region has 2 CODES and 1 VALUES; expected as many"
    ),
    ("CHARSET=\"ANSI\";\nSTUB=\"region;\n", "tabell:3: a quote opens in STUB and is never closed"),
    (
      "MATRIX=\"13556\";\nSTUB=\"region\";\nDATA=1;", "tabell:1: the dimension region has no VALUES"
    ),
  ])
  func damagedPXFileIsRefusedWithItsLine(_ text: String, _ problem: String) throws {
    #expect(try described(text) == [problem])
  }

  private static func jsonStat(_ value: String, size: String = "[1,1,1,1,1]") -> String {
    func dimension(_ code: String, _ category: String) -> String {
      "\"\(code)\":{\"category\":{\"label\":{\"\(category)\":\"\(category)\"}}}"
    }
    let dimensions = [
      ("Region", "3401"), ("Kjonn", "0"), ("Alder", "20-24"), ("Tid", "2021"),
      ("ContentsCode", "Bosatte"),
    ]
    let described = dimensions.map { dimension($0.0, $0.1) }.joined(separator: ",")
    let codes = dimensions.map { "\"\($0.0)\"" }.joined(separator: ",")
    return "{\"version\":\"2.0\",\"label\":\"Unge\",\"id\":[\(codes)],\"size\":\(size),"
      + "\"dimension\":{\(described)},\"value\":\(value),"
      + "\"extension\":{\"px\":{\"tableid\":\"13556\"}}}"
  }

  /// A dataset alone, in a list, in a bundle of one, and as the only item of a collection; a number as
  /// text, and a sign for all cells.
  @Test(arguments: [
    (jsonStat("[907]"), "907"), ("[\(jsonStat("[907]"))]", "907"),
    ("{\"ds\":\(jsonStat("{\"0\":907}"))}", "907"),
    ("{\"class\":\"collection\",\"link\":{\"item\":[\(jsonStat("[907.0]"))]}}", "907"),
    (jsonStat("[\"907\"]"), "907"),
    (jsonStat("[null],\"status\":\":\""), "suppressed"),
    (jsonStat("{},\"status\":{\"0\":\"..\"}"), "missing"),
  ])
  func everyFormOfJSONStatIsRead(_ text: String, _ figure: String) throws {
    let extract = try Repository.read(text, named: "tabell.json")
    #expect(extract.described == [])
    #expect(extract.told == ["3401 population 2021 both 20-24 = \(figure)"])
    #expect(extract.extract.form?.format == .jsonStat)
  }

  @Test(arguments: [
    (
      jsonStat("[907,908]"),
      "tabell:1: the values are not those of 1 cells; expected a value or null for each"
    ),
    (
      jsonStat("[907]", size: "[2,1,1,1,1]"),
      "tabell:1: the dimension Region has 1 categories; expected 2, its size"
    ),
    (
      "[\(jsonStat("[1]")),\(jsonStat("[2]"))]",
      "tabell:1: holds several datasets (1, 2); expected a file for each"
    ),
    (
      "{\"a\":1}",
      "tabell:1: is JSON, but no JSON-stat: it has no dataset with dimensions and values; expected "
        + "JSON-stat (json-stat2), or the table as CSV"
    ),
    (
      "{\"class\":\"collection\",\"link\":{\"item\":[{\"href\":\"https://a.no/b\"},\(jsonStat("[907]"))]}}",
      "tabell:1: is a collection with 1 links to what is not in it; expected the file of the dataset itself"
    ),
    (
      jsonStat("[907]").replacing(",\"value\":[907]", with: ""),
      "tabell:1: is JSON, but no JSON-stat: it has no dataset with dimensions and values; expected "
        + "JSON-stat (json-stat2), or the table as CSV"
    ),
    (
      "[\(jsonStat("[907]").replacing(",\"value\":[907]", with: ""))]",
      "tabell:1: is no JSON-stat: value is missing in a dataset"
    ),
  ])
  func otherJSONIsRefused(_ text: String, _ problem: String) throws {
    #expect(try described(text) == [problem])
  }

  @Test func brokenJSONIsRefused() throws {
    let problems = try described("{\"dataset\": {\"value\": [1,")
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("tabell:1: is no JSON"))
  }
}
