import Testing

@testable import Files

/// Totals known by their numbers and their names, and units that only look like them.
struct SumRowsTests {
  private func sums(_ rows: [(Double?, Double?)]) -> [Int] {
    SumRows.indices(rows.map { .init(part: $0.0, whole: $0.1) }, true)
  }

  @Test func sumOfAllOthersIsFoundWhereverItStands() {
    #expect(sums([(8, 60), (3, 20), (5, 40)]) == [0])
    #expect(sums([(3, 20), (5, 40), (8, 60)]) == [2])
    #expect(sums([(3, 20), (0, 0), (nil, nil), (8, 60), (5, 40)]) == [3])
    // A part is withheld, but the wholes tell.
    #expect(sums([(nil, 20), (5, 40), (8, 60)]) == [2])
  }

  @Test func unitsThatAreNoSumAreKept() {
    #expect(sums([(3, 20), (5, 40), (8, 61)]).isEmpty)
    #expect(sums([(3, 20), (5, 40), (9, 60)]).isEmpty)
    #expect(sums([(3, 20), (3, 20)]).isEmpty)
    // Small neighbours add up by chance.
    #expect(sums([(1, 10), (2, 20), (3, 30), (4, 44)]).isEmpty)
  }

  @Test(arguments: [
    "I alt", "Total", "TOTALT", "Sum", "Sum Innlandet", "Innlandet i alt", "0 Hele landet",
    "Landet",
    "Alle kommuner", "Gjennomsnitt", "Norge", "Grand total", "EAK Landet",
  ])
  func totalSaysItByItsName(_ name: String) { #expect(TotalName.isTotal(name)) }

  @Test(arguments: [
    "Alta", "Sumeria", "Allergot", "Nord-Fron", "3401 Kongsvinger", "Altona", "Norges-skolen", "S7",
    "12",
    "Totalen skole", "Meland", "Landeten",
  ])
  func unitThatIsCalledAlikeIsNone(_ name: String) { #expect(!TotalName.isTotal(name)) }

  @Test(
    arguments: [
      (["3401", "3415", "34"], ["34"]),
      (["0301 Oslo", "1101 Eigersund", "0 Landet"], ["0 Landet"]),
      (["301 Oslo", "1101 Eigersund", "1103 Stavanger"], []), (["1", "2", "3", "10", "12"], []),
      (["1", "20", "300", "4000"], []), (["A", "B"], []), (["34", "03", "11"], []),
      (["34", "03", "11", "0"], ["0"]),
    ] as [([String], Set<String>)])
  func codeOfALargerWholeIsFound(_ names: [String], _ larger: Set<String>) {
    #expect(TotalName.larger(among: names) == larger)
  }

  @Test(arguments: [
    "Kilde: NPR", "* er prikket", "1) Tall for 2021", "Tallene er foreløpige.", "Source: X",
  ])
  func noteIsKnown(_ text: String) {
    #expect(NoteRow.isNote([text, "", ""]))
    #expect(!NoteRow.isNote([text, "3", ""]))
  }

  @Test(arguments: ["Notodden", "St. Olavs hospital", "Kildal skole", "A", ""])
  func unitWithoutAFigureIsNoNote(_ text: String) { #expect(!NoteRow.isNote([text, "", ""])) }
}
