/// The indicators by theme, checked when they are loaded.
public struct Catalogue: Sendable {
  public let themes: [Theme]

  public struct Theme: Sendable, Decodable {
    public let id: String
    public let name: LocalizedText
    public let indicators: [Indicator]
  }

  /// An entry that contradicts itself or another.
  public struct Invalid: Error, CustomStringConvertible {
    public let indicator: String
    public let reason: String

    public var description: String { "indicator \(indicator): \(reason)" }
  }

  /// - Throws: `Invalid` for the first entry that is not as it should be.
  public init(_ themes: [Theme]) throws(Invalid) {
    self.themes = themes
    var seen: Set<String> = []
    for indicator in themes.flatMap(\.indicators) {
      guard seen.insert(indicator.id).inserted else {
        throw Invalid(indicator: indicator.id, reason: "the id stands twice in the catalogue")
      }
      try Self.check(indicator)
    }
  }

  /// All indicators in the order of the catalogue.
  public var indicators: [Indicator] { themes.flatMap(\.indicators) }

  private static func check(_ indicator: Indicator) throws(Invalid) {
    func refuse(_ reason: String) -> Invalid { Invalid(indicator: indicator.id, reason: reason) }
    let hasCounts = indicator.numerator != nil && indicator.denominator != nil
    guard (indicator.numerator != nil) == (indicator.denominator != nil),
      hasCounts != (indicator.published != nil)
    else {
      throw refuse("expected either numerator and denominator, or published")
    }
    guard !indicator.sexes.isEmpty, Set(indicator.sexes).count == indicator.sexes.count else {
      throw refuse("sexes must name at least one of both, female, male, each once")
    }
    guard indicator.floor >= 1 else { throw refuse("floor must be at least 1") }
    guard indicator.numerator?.ages == indicator.denominator?.ages else {
      throw refuse("numerator and denominator must be over the same ages")
    }
    let ages = (indicator.numerator?.ages ?? []).sorted { $0.from < $1.from }
    for (band, next) in zip(ages, ages.dropFirst()) where next.from <= band.through {
      throw refuse("the age bands \(band) and \(next) overlap")
    }
  }
}
