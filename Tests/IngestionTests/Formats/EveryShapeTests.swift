import BundledData
import Chance
import Files
import MadeTables
import Observations
import Testing

@testable import Ingestion

/// One table in every format, with any dimensions in the head in any order: the same figures from all.
struct EveryShapeTests {
  @Test(arguments: TableForm.allCases)
  func figuresAreThoseThatWereWritten(_ form: TableForm) throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let table = MadeTable(&random)
      let head = seed % 6
      let bytes = form.bytes(of: table, head: Int(head), &random)
      let extract = try Repository.read(SourceFile(path: "tabell", bytes: bytes))
      try #require(extract.described == [], "seed \(seed), head \(head)")
      let expected = table.answers
      #expect(extract.observations.count == expected.count)
      for observation in extract.observations {
        let said = try #require(expected[observation.key.meanings])
        #expect(observation.value.isPrinted(as: said), "seed \(seed), head \(head)")
      }
    }
  }

  /// A label that may stand for two dimensions is refused with both readings.
  @Test func headerThatMayMeanTwoThingsIsRefusedWithBoth() throws {
    let extract = try Repository.read(
      """
      "11695: Uføretrygd, etter region, status, kjønn, statistikkvariabel og år"

      "kjønn";"Mottakere av uføretrygd 2021 I alt"
      "Begge kjønn";12
      """)
    let readings = ["may mean", "place I alt", ", or ", "level all"]
    let told = extract.described.filter { problem in readings.allSatisfy { problem.contains($0) } }
    #expect(told.count == 1)
    #expect(
      told.first?.hasPrefix("table.csv:3:2: \"Mottakere av uføretrygd 2021 I alt\": ") == true)
    #expect(extract.observations.isEmpty)
  }

  /// A category that no recipe lists is what is left when the other labels are read, and never a title or a place;
  /// the words for a total are the total in the head too.
  @Test(arguments: [
    "\"12971: Gjennomføring, etter region, fullføringsgrad og intervall (år)\"\n\n\"kjønn\";",
    "\"kjønn\";",
  ])
  func unlistedCategoriesStandInTheHead(beginning: String) throws {
    let title =
      beginning.hasPrefix("\"1")
      ? "" : "12971: Gjennomføring, etter region, kjønn, fullføringsgrad og intervall (år) "
    let heads = ["I alt", "Fullført på normert tid", "Sluttet"].map {
      "\"\(title)0 Hele landet \($0) Elever 2014-2020\""
    }
    let extract = try Repository.read(
      beginning + heads.joined(separator: ";") + "\n\"Begge kjønn\";30;20;10\n\"Kvinner\";14;11;3\n"
    )
    #expect(extract.described == [])
    #expect(
      extract.told == [
        "0 pupils 2014-2020 both = 30", "0 pupils 2014-2020 both (completed_in_normal_time) = 20",
        "0 pupils 2014-2020 both (Sluttet) = 10", "0 pupils 2014-2020 female = 14",
        "0 pupils 2014-2020 female (completed_in_normal_time) = 11",
        "0 pupils 2014-2020 female (Sluttet) = 3",
      ])
  }

  /// `Kvinner I alt` is women of all levels, and not all levels of everybody.
  @Test func wordsForATotalTakeNoOtherLabel() throws {
    let extract = try Repository.read(
      """
      "12971: Gjennomføring, etter region, kjønn, fullføringsgrad og intervall (år)"

      "region";"Kvinner I alt Elever 2014-2020";"Menn Nivå i alt Elever 2014-2020"
      "0 Hele landet";14;16

      """)
    #expect(extract.described == [])
    #expect(
      extract.told == ["0 pupils 2014-2020 female = 14", "0 pupils 2014-2020 male = 16"])
  }
}
