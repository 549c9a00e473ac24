import Files
import Foundation
import MadeFigures
import Testing

@testable import Indicators

/// A catalogue that contradicts itself is refused with the entry and the reason.
struct CatalogueTests {
  @Test func indicatorsStandInTheOrderOfTheThemes() throws {
    let catalogue = try Catalogue([
      theme("b", order: 2, try .made(id: "second"), try .made(id: "first")),
      theme("a", order: 3, try .made(id: "third")), theme("c", order: 1, try .made(id: "zeroth")),
    ])
    #expect(catalogue.indicators.map(\.id) == ["zeroth", "second", "first", "third"])
  }

  @Test func sameIdTwiceIsRefusedAlsoAcrossThemes() throws {
    let themes = [theme("a", try .made(id: "other"), try .made()), theme("b", try .made())]
    let refused = try #require(refusal(of: themes))
    #expect(refused.description == "indicator outside: the id stands twice in the catalogue")
    #expect(refused.theme == "b")
    #expect(refused.position == 0)
  }

  @Test func contextMustBeInTheCatalogue() throws {
    let refused = refusal(of: [theme("a", try .made(context: ["education"]))])
    #expect(
      refused?.description
        == "indicator outside: the context indicator education is not in the catalogue")
    #expect(
      refusal(of: [
        theme("a", try .made(context: ["education"])), theme("b", try .made(id: "education")),
      ])
        == nil)
    #expect(
      refusal(of: [theme("a", try .made(context: ["outside"]))])?.reason
        == "an indicator cannot be its own context")
  }

  @Test(arguments: [Indicator.Shape.nothing, .both, .numeratorAlone])
  func countsOrAMeanOrAPublishedShareButNotTwo(_ shape: Indicator.Shape) throws {
    #expect(
      try refusal { try .made(measure: shape) }
        == "expected either numerator and denominator, or mean, or published, or derived")
  }

  @Test(arguments: [
    Indicator.Shape.counts, .counts(["20-24", "25-29"]), .published, .mean, .derived,
  ])
  func eachWayAloneIsAccepted(_ shape: Indicator.Shape) throws {
    #expect(refusal(of: [theme("a", try .made(measure: shape))]) == nil)
  }

  @Test(arguments: [[], ["both", "both"], ["female", "male", "female"]])
  func sexesMustBeNamedEachOnce(_ sexes: [String]) throws {
    #expect(
      try refusal { try .made(sexes: sexes) }
        == "must name at least one of both, female, male, each once")
  }

  @Test(arguments: [0, -1]) func floorMustBePositive(_ floor: Int) throws {
    #expect(try refusal { try .made(floor: floor) } == "\(floor) must be at least 1")
    #expect(try Indicator.made(floor: 1).floor == 1)
  }

  @Test func numeratorAndDenominatorMustBeOverTheSameAges() throws {
    let shape = Indicator.Shape.counts(["20-24", "25-29"], of: ["20-29"])
    #expect(
      try refusal { try .made(measure: shape) } == "must be over the same ages as the numerator")
  }

  @Test(arguments: [
    (["20-24", "24-29"], "20-24 and 24-29"), (["25-29", "20-29"], "20-29 and 25-29"),
    (["20-24", "20-24"], "20-24 and 20-24"),
  ])
  func ageBandsMustNotOverlap(_ ages: [String], _ named: String) throws {
    #expect(
      try refusal { try .made(measure: .counts(ages)) } == "the age bands \(named) overlap")
  }

  @Test(arguments: ["20", "29-20", "20-", "twenty", ""])
  func textThatIsNoAgeBandIsRefused(_ ages: String) {
    #expect(throws: SettingsRefusal.self) { try Indicator.made(measure: .counts([ages])) }
  }

  private func theme(_ id: String, order: Int = 1, _ indicators: Indicator...) -> Catalogue.Theme {
    Catalogue.Theme(
      id: id, order: order, name: LocalizedText(nb: id, nn: id, en: id), indicators: indicators)
  }

  private func refusal(of themes: [Catalogue.Theme]) -> Catalogue.Invalid? {
    do throws(Catalogue.Invalid) {
      _ = try Catalogue(themes)
      return nil
    } catch {
      return error
    }
  }

  /// Why an entry cannot be read.
  private func refusal(_ entry: () throws -> Indicator) throws -> String? {
    do {
      _ = try entry()
      return nil
    } catch let refusal as SettingsRefusal {
      return refusal.reason
    }
  }
}
