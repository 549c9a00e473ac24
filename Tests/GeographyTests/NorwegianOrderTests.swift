import Testing

@testable import Geography

struct NorwegianOrderTests {
  @Test func lettersOfNorwegianComeLastAndAccentsCountForNothing() {
    let names = [
      "Ås", "Øyer", "Ærøy", "Alta", "Åsnes", "Kárášjohka", "Karlsøy", "Zoo", "alver", "Aarborte",
    ]
    let units = names.map { NamedUnit(code: .region(RegionID($0)), name: $0) }
    #expect(
      units.inNorwegianOrder.map(\.name) == [
        "Aarborte", "Alta", "alver", "Kárášjohka", "Karlsøy", "Zoo", "Ærøy", "Øyer", "Ås", "Åsnes",
      ])
  }
}
