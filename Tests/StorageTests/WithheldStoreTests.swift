import Disclosure
import Geography
import Observations
import Testing

@testable import Storage

/// What has been withheld once is remembered.
struct WithheldStoreTests {
  private func figure(_ unit: UnitCode) -> ProtectionPlan.Figure {
    ProtectionPlan.Figure(indicator: "outside", year: 2021, sex: .female, unit: unit)
  }

  @Test func withheldFiguresAreKeptAndNeverForgotten() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("a.sqlite"))
    #expect(try store.withheldBefore() == ProtectionPlan.Withheld())
    let code = try #require(MunicipalityCode("3416"))
    let first = ProtectionPlan.Withheld(
      primary: [figure(.municipality(code))], complementary: [figure(.country)])
    try store.keep(withheld: first)
    try store.keep(withheld: first)
    #expect(try store.withheldBefore() == first)
    let more = ProtectionPlan.Withheld(complementary: [figure(.region(RegionID("valley")))])
    try store.keep(withheld: more)
    #expect(try store.withheldBefore().complementary.count == 2)
    for change in ["DELETE FROM withheld_figure", "UPDATE withheld_figure SET year = 2020"] {
      #expect(throws: (any Error).self) {
        try store.queue.write { try $0.execute(sql: change) }
      }
    }
  }
}
