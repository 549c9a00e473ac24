import Foundation
import MadeFigures
import Testing

@testable import Indicators

/// A catalogue that contradicts itself is refused with the entry and the reason.
struct CatalogueTests {
  @Test func indicatorsStandInTheOrderOfTheThemes() throws {
    let catalogue = try Catalogue([
      theme("b", try .made(id: "second"), try .made(id: "first")),
      theme("a", try .made(id: "third")),
    ])
    #expect(catalogue.indicators.map(\.id) == ["second", "first", "third"])
  }

  @Test func sameIdTwiceIsRefusedAlsoAcrossThemes() throws {
    let themes = [theme("a", try .made()), theme("b", try .made())]
    #expect(
      refusal(of: themes) == "indicator outside: the id stands twice in the catalogue")
  }

  @Test(arguments: [Indicator.Shape.nothing, .both, .numeratorAlone])
  func countsOrAPublishedShareButNotBoth(_ shape: Indicator.Shape) throws {
    #expect(
      refusal(of: [theme("a", try .made(measure: shape))])
        == "indicator outside: expected either numerator and denominator, or published")
  }

  @Test(arguments: [Indicator.Shape.counts, .counts(["20-24", "25-29"]), .published])
  func countsAloneAndAPublishedShareAloneAreAccepted(_ shape: Indicator.Shape) throws {
    #expect(refusal(of: [theme("a", try .made(measure: shape))]) == nil)
  }

  @Test(arguments: [[], ["both", "both"], ["female", "male", "female"]])
  func sexesMustBeNamedEachOnce(_ sexes: [String]) throws {
    #expect(
      refusal(of: [theme("a", try .made(sexes: sexes))])
        == "indicator outside: sexes must name at least one of both, female, male, each once")
  }

  @Test(arguments: [0, -1]) func floorMustBePositive(_ floor: Int) throws {
    #expect(
      refusal(of: [theme("a", try .made(floor: floor))])
        == "indicator outside: floor must be at least 1")
    #expect(refusal(of: [theme("a", try .made(floor: 1))]) == nil)
  }

  @Test func numeratorAndDenominatorMustBeOverTheSameAges() throws {
    let shape = Indicator.Shape.counts(["20-24", "25-29"], of: ["20-29"])
    #expect(
      refusal(of: [theme("a", try .made(measure: shape))])
        == "indicator outside: numerator and denominator must be over the same ages")
  }

  @Test(arguments: [
    (["20-24", "24-29"], "20-24 and 24-29"), (["25-29", "20-29"], "20-29 and 25-29"),
    (["20-24", "20-24"], "20-24 and 20-24"),
  ])
  func ageBandsMustNotOverlap(_ ages: [String], _ named: String) throws {
    #expect(
      refusal(of: [theme("a", try .made(measure: .counts(ages)))])
        == "indicator outside: the age bands \(named) overlap")
  }

  @Test(arguments: ["20", "29-20", "20-", "twenty", ""])
  func textThatIsNoAgeBandIsRefused(_ ages: String) {
    #expect(throws: DecodingError.self) { try Indicator.made(measure: .counts([ages])) }
  }

  private func theme(_ id: String, _ indicators: Indicator...) -> Catalogue.Theme {
    Catalogue.Theme(
      id: id, name: LocalizedText(nb: id, nn: id, en: id), indicators: indicators)
  }

  private func refusal(of themes: [Catalogue.Theme]) -> String? {
    do {
      _ = try Catalogue(themes)
      return nil
    } catch {
      return error.description
    }
  }
}
