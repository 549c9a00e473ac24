import Files
import Observations

/// The indicators grouped by theme, validated when created.
public struct Catalogue: Sendable {
  public let themes: [Theme]

  public struct Theme: Sendable, SettingsReadable {
    public let id: String
    /// The theme's position among the others.
    public let order: Int
    public let name: LocalizedText
    public let indicators: [Indicator]
    /// The possible values of measures.
    public var ranges: [MeasureRange] = []

    enum Keys: String, CaseIterable {
      case id, order, name, indicators, ranges
    }
  }

  /// The error for an entry that is incomplete or contradicts another.
  public struct Invalid: Error, CustomStringConvertible {
    public let theme: String
    /// The entry's index in its theme, from 0.
    public let position: Int
    public let indicator: String
    public let reason: String

    public var description: String { "indicator \(indicator): \(reason)" }
  }

  /// - Throws: `Invalid` for the first invalid entry.
  public init(_ themes: [Theme]) throws(Invalid) {
    let themes = themes.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    self.themes = themes
    let all = Dictionary(
      themes.flatMap(\.indicators).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    for theme in themes {
      for (position, indicator) in theme.indicators.enumerated() {
        let problem =
          seen.insert(indicator.id).inserted
          ? Self.problem(indicator, all) : "the id stands twice in the catalogue"
        guard let problem else { continue }
        throw Invalid(
          theme: theme.id, position: position, indicator: indicator.id, reason: problem)
      }
    }
  }

  private init(unchecked themes: [Theme]) { self.themes = themes }

  /// The catalogue with other definitions in the places of its own.
  func mapIndicators(_ definition: (Indicator) -> Indicator) -> Catalogue {
    Catalogue(
      unchecked: themes.map {
        Theme(
          id: $0.id, order: $0.order, name: $0.name, indicators: $0.indicators.map(definition),
          ranges: $0.ranges)
      })
  }

  /// All indicators in the order of the catalogue.
  public var indicators: [Indicator] { themes.flatMap(\.indicators) }

  /// The possible values of measures; of one that stands twice, those that both allow.
  public var ranges: [Measure: ClosedRange<Double>] {
    Dictionary(themes.flatMap(\.ranges).map { ($0.measure, $0.values) }) { $0.clamped(to: $1) }
  }

  /// The reason why an entry is invalid, by itself or beside the others; nil when it is valid.
  private static func problem(_ indicator: Indicator, _ all: [String: Indicator]) -> String? {
    if indicator.unit == nil { return "the key unit is missing" }
    if indicator.smallestDifference == nil { return "the key smallest_difference is missing" }
    for id in indicator.context ?? [] where id != Indicator.sizeAsContext {
      guard let context = all[id] else {
        return "the context indicator \(id) is not in the catalogue"
      }
      if context.id == indicator.id { return "an indicator cannot be its own context" }
    }
    if let other = indicator.beside?.indicator, all[other] == nil || other == indicator.id {
      return "the indicator \(other) beside it is not another one of the catalogue"
    }
    return nil
  }
}

extension Catalogue.Theme {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    id = try read(.id)
    order = try read(.order)
    name = try read(.name)
    indicators = try read(.indicators)
    ranges = try read(.ranges, or: [])
  }
}
