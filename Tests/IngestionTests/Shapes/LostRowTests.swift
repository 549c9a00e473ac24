import BundledData
import Files
import Testing

@testable import Ingestion

/// Rows that would be lost or shifted without a word are refused with their line, and places that other
/// parts of a file have are told.
struct LostRowTests {
  private static let recipe = """
    source: made
    publisher: ssb
    about: A table to test with.
    match:
      - columns: [region, sex, "Antall*"]
    place: {column: region}
    columns: {sex: sex}
    sexes: {f: female, m: male}
    values: ["{measure} {year}"]
    measures:
      - {name: count, labels: Antall, unit: persons}

    """
  private static let header = "region;sex;Antall 2021;Antall 2022\n"

  private func problems(_ text: String) throws -> [String] {
    try MadeRecipe.read(text, by: Self.recipe).problems.map { "\($0.line) \($0.kind)" }
  }

  @Test(arguments: [",", "\t", "|"])
  func rowWithAnotherDelimiterIsRefused(_ other: String) throws {
    let row = "3414 Nord-Odal;f;3;4\n".replacing(";", with: other)
    let rows = "3401 Kongsvinger;f;1;2\n"
    #expect(try problems(Self.header + rows + row) == ["3 row"])
    #expect(try problems(Self.header + rows + "\n" + row) == ["4 row"])
    #expect(try problems(Self.header + row + rows) == ["2 row"])
  }

  @Test(arguments: ["Kilde: SSB, 2021, tabell 1, rad 2\n", "Oslo, Bergen og Trondheim er delt\n"])
  func noteWithCommasIsNoRow(_ note: String) throws {
    #expect(try problems(Self.header + "3401;f;1;2\n\n" + note) == [])
  }

  @Test(arguments: ["3414 Nord-Odal;f;3;4\n", "3414 Nord-Odal,f,3,4\n"])
  func figuresAboveTheHeaderAreRefused(_ row: String) throws {
    #expect(try problems("Tabell 1\n" + row + Self.header + "3401;f;1;2\n") == ["2 row"])
  }

  @Test func rowWithACellMoreThanTheOthersIsRefused() throws {
    let rows = "3401;f;1;2\n"
    #expect(try problems(Self.header + rows + "3414;f;;3;\n") == ["3 row"])
    #expect(try problems(Self.header + "3414;f;;3;\n") == ["2 value", "2 row"])
    // A program that ends each row with a delimiter has them all alike.
    #expect(try problems(Self.header + "3401;f;1;2;\n3414;f;3;4;\n") == [])
  }

  @Test func signsForFiguresAreFigures() throws {
    #expect(try problems(Self.header + "3401;f;1;2\n\n341x Nord;f;:;:\n") == ["4 unit"])
  }

  private func absent(_ rows: [String]) throws -> [String] {
    let extract = try MadeRecipe.read(
      Self.header + rows.map { $0 + "\n" }.joined(), by: Self.recipe)
    #expect(extract.problems.map(\.description) == [])
    return extract.reconciliation.absent.map(\.description)
  }

  @Test func placeThatOnePartLacksIsTold() throws {
    let places = ["3401", "3405", "3407", "3411", "3414", "3415", "3416", "3417"]
    let rows = places.flatMap { ["\($0);f;1;2", "\($0);m;1;2"] }
    #expect(try absent(rows) == [])
    #expect(
      try absent(rows.filter { $0 != "3415;m;1;2" })
        == ["3415 has no row for male, which most places have"])
    // Where many rows are absent, the table leaves them out as a rule.
    #expect(try absent(rows.filter { !$0.hasSuffix("m;1;2") || $0 < "3411" }) == [])
  }

  @Test func municipalityThatACountyLacksIsTold() throws {
    let codes = try Repository.geography().municipalities(on: .endOfYear(2022)).map(\.code)
    let rows = codes.filter { $0.county.description == "34" }.map { "\($0);f;1;2" }
    #expect(try absent(rows) == [])
    #expect(
      try absent(rows.filter { !$0.hasPrefix("3435") })
        == ["3435 has no row, where 45 of the 46 municipalities of 34 in 2022 have"])
    let several = rows.filter { !["3435", "3401", "3454"].contains($0.prefix(4)) }
    #expect(
      try absent(several)
        == ["3401, 3435, 3454 have no row, where 43 of the 46 municipalities of 34 in 2022 have"])
    #expect(
      try absent(Array(rows.prefix(30)))
        == [
          "3437, 3438, 3439, 3440, 3441, 3442, 3443, 3446, 3447, 3448 and 6 more have no row, "
            + "where 30 of the 46 municipalities of 34 in 2022 have"
        ])
    #expect(try absent(Array(rows.prefix(20))) == [])
    let country = codes.filter { $0.county.description != "03" }.map { "\($0);f;1;2" }
    #expect(
      try absent(country + ["03;f;1;2"])
        == ["03 has a row and no municipality of 2022"])
  }
}
