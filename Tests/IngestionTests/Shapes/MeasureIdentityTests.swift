import BundledData
import Files
import Observations
import Testing

@testable import Ingestion

/// A measure is known by its table, its label and its unit, and by nothing that cannot be seen.
struct MeasureIdentityTests {
  private func udir(_ name: String, label: String = "Andel elever") throws -> ReadExtract {
    try Repository.read(
      "EnhetNivaa;Nasjonaltkode;Fylkekode;Kommunekode;EnhetNavn;"
        + "2020-21.Alle eierformer.Begge kjønn.\(label)\n3;I;34;3401;Kongsvinger;7,1\n", named: name
    )
  }

  private func measures(_ extract: ReadExtract) -> [String] {
    #expect(extract.described == [])
    return extract.measures.map(\.measure.name)
  }

  @Test func tablesWithOneLabelAreKeptApart() throws {
    #expect(try measures(udir("20220505-1453_Mobbing.csv")) == ["mobbing.andel_elever"])
    #expect(try measures(udir("20230601-0900_Mobbing (1).csv")) == ["mobbing.andel_elever"])
    #expect(try measures(udir("Trivsel 2022.csv")) == ["trivsel.andel_elever"])
  }

  @Test(arguments: ["Andel\u{200E} elever", "\u{202E}Andel elever", "An\u{AD}del elever"])
  func lettersThatNobodySeesMakeNoMeasure(_ label: String) throws {
    #expect(try measures(udir("Mobbing.csv", label: label)) == ["mobbing.andel_elever"])
  }

  @Test func controlCharactersAreRefused() throws {
    let extract = try udir("Mobbing.csv", label: "Andel\u{1B}[31m elever")
    #expect(extract.problems.map(\.line) == [1, 1])
  }

  private static let template =
    "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note\n"

  @Test func measureInTwoUnitsIsRefused() throws {
    let extract = try Repository.read(
      Self.template + "made;outside;3401;;2021;both;20-29;12;percent;;;\n"
        + "made;outside;3401;;2022;both;20-29;12;count;;;\n")
    #expect(extract.problems.map(\.line) == [3])
    #expect(extract.problems.first?.message.contains("in number here and in percent") == true)
  }

  @Test func valueOutsideItsRangeIsRefused() throws {
    let reader = ExtractReader(
      recipes: try Repository.recipes(), geography: try Repository.geography(),
      ranges: [Measure(source: "made", name: "outside"): 0...60])
    func problems(_ value: String) -> [Int] {
      let text =
        Self.template + "made;outside;3401;;2021;both;20-29;\(value);count;;;\n"
      return ReadExtract(
        of: SourceFile(path: "t.csv", bytes: Array(text.utf8)), by: reader
      ).problems.map(\.column)
    }
    #expect(problems("60") == [])
    #expect(problems("61") == [8])
    #expect(problems("100000000000000000000") == [8])
  }

  /// The second fault is seen behind a thousand of the first.
  @Test func sameFaultIsListedOnceWithItsNumber() throws {
    let rows = (0..<1000).map { _ in StatBankTable.kongsvinger.replacing("Begge kjønn", with: "Bge")
    }
    let extract = try StatBankTable(rows: rows + [StatBankTable.row("3x", "1", "2")]).read()
    #expect(extract.problems.map(\.line) == [4, 1004])
    #expect(extract.problems.map(\.alike) == [999, 0])
    #expect(extract.problems.first?.lastLine == 1003)
  }

  @Test func nearestLabelIsOffered() throws {
    let row = StatBankTable.kongsvinger.replacing("Begge kjønn", with: "Bege kjønn")
    let extract = try StatBankTable(rows: [row]).read()
    #expect(extract.problems.first?.message.contains("perhaps Begge kjønn; expected") == true)
  }

  @Test func tableWithoutItsColumnsIsShownAnExample() throws {
    var table = StatBankTable()
    table.columns[1] = "kjønnet"
    #expect(
      try table.read().example?.hasPrefix("a table of ssb-13556 can look like region;") == true)
  }
}
