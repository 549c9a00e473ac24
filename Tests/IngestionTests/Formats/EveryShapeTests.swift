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
}
