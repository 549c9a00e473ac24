import Geography
import Observations

/// The zero point of a year: a chain of sealed parts. Every level of the year that is shown comes from
/// these, and change is measured from them, whatever the sources revise later.
public struct SealedYear: Sendable {
  public let year: Int
  /// In order; at least one.
  public let parts: [Part]
  /// The definition in use of each indicator, by id: the newest edition's.
  public let definitions: [String: Indicator]
  private let figures: [Series: [UnitCode: SealedFigure]]
  /// What format 1 froze of whole units, regions included, by the municipalities that they consisted of.
  private let wholes: [UnitCode: Set<MunicipalityCode>]

  /// A part as stored, with its seal.
  public struct Part: Sendable {
    public let content: Content
    public let seal: String

    public init(_ content: Content, seal: String) {
      self.content = content
      self.seal = seal
    }
  }

  public enum Content: Sendable {
    /// Estimates, which were protected before they were frozen: the first part of an old zero point.
    case frozen(ZeroPoint)
    case sealed(SealedPart)
  }

  /// An indicator of a sex.
  struct Series: Hashable {
    let indicator: String
    let sex: Sex
  }

  /// Creates the chain; nil without parts.
  public init?(_ parts: [Part]) {
    guard let first = parts.first else { return nil }
    self.parts = parts
    year = first.year
    var definitions: [String: Indicator] = [:]
    var figures: [Series: [UnitCode: SealedFigure]] = [:]
    var wholes: [UnitCode: Set<MunicipalityCode>] = [:]
    for part in parts {
      if part.because != nil {
        for definition in part.definitions {
          for sex in Sex.allCases { figures[Series(indicator: definition.id, sex: sex)] = nil }
        }
      }
      switch part.content {
      case .sealed(let sealed):
        for definition in sealed.definitions { definitions[definition.id] = definition }
        for figure in sealed.figures {
          figures[figure.series, default: [:]][figure.key.unit] = figure
        }
      case .frozen(let frozen):
        let held = Set(frozen.estimates.lazy.filter { $0.status != .missing }.map(\.indicator))
        for definition in frozen.definitions where held.contains(definition.id) {
          definitions[definition.id] = definition
        }
        for row in frozen.estimates {
          let figure = SealedFigure(row)
          if !figure.isMissing { figures[figure.series, default: [:]][figure.key.unit] = figure }
        }
        for place in frozen.units { wholes[place.unit.code] = Set(place.municipalities) }
      }
    }
    self.definitions = definitions
    self.figures = figures
    self.wholes = wholes
  }

  /// The day whose borders hold.
  public var borders: CalendarDay { parts[0].borders }

  /// The seal of the newest part, which holds those before it.
  public var seal: String { parts[parts.count - 1].seal }

  /// The sealed figures of an indicator and sex in use, by unit; empty where none is sealed.
  package func figures(_ indicator: String, _ sex: Sex) -> [UnitCode: SealedFigure] {
    figures[Series(indicator: indicator, sex: sex)] ?? [:]
  }

  /// All sealed figures in use.
  public var allFigures: [SealedFigure.Key: SealedFigure] {
    figures.values.reduce(into: [:]) { all, column in
      for figure in column.values { all[figure.key] = figure }
    }
  }

  /// The municipalities that format 1 froze of a unit; empty for none.
  func ground(of unit: UnitCode) -> Set<MunicipalityCode> { wholes[unit] ?? [] }

  /// The figure that was frozen of a whole unit; nil where its own does not stand in the zero point, and is
  /// made from its parts.
  func whole(
    _ unit: UnitCode, of municipalities: Set<MunicipalityCode>, in column: [UnitCode: SealedFigure]
  ) -> SealedFigure? {
    guard !municipalities.isEmpty, wholes[unit] == municipalities, let figure = column[unit],
      figure.lack != .partWithoutFigure
    else { return nil }
    return figure
  }

  /// Every unit with a sealed figure.
  var units: Set<UnitCode> { figures.values.reduce(into: []) { $0.formUnion($1.keys) } }

  /// Whether any figure of the indicator is sealed.
  public func holds(_ indicator: Indicator) -> Bool { definitions[indicator.id] != nil }

  /// The catalogue's entry, or the sealed definition where what is measured is another today.
  public func inUse(_ indicator: Indicator) -> Indicator {
    guard let sealed = definitions[indicator.id], !sealed.measuresTheSame(as: indicator) else {
      return indicator
    }
    return sealed
  }

  /// The catalogue with the definitions in use.
  public func inUse(_ catalogue: Catalogue) -> Catalogue { catalogue.mapIndicators(inUse) }

  /// Whether the edition in use has this definition and these figures.
  public func measures(_ indicator: Indicator, by present: [SealedFigure]) -> Bool {
    let known = allFigures.filter { $0.key.indicator == indicator.id }
    return definitions[indicator.id] == indicator && known.count == present.count
      && present.allSatisfy { known[$0.key]?.says(theSameAs: $0) == true }
  }

  /// The part that an indicator's edition in use begins with, where it was sealed anew; nil otherwise.
  public func newEdition(of indicator: Indicator) -> SealedPart? {
    parts.reversed().lazy.compactMap(\.sealed).first { part in
      part.because != nil && part.definitions.contains { $0.id == indicator.id }
    }
  }
}

extension SealedYear.Part {
  public var sealed: SealedPart? {
    if case .sealed(let part) = content { part } else { nil }
  }

  public var year: Int {
    switch content {
    case .frozen(let part): part.year
    case .sealed(let part): part.year
    }
  }

  public var borders: CalendarDay {
    switch content {
    case .frozen(let part): part.borders
    case .sealed(let part): part.borders
    }
  }

  public var definitions: [Indicator] {
    switch content {
    case .frozen(let part): part.definitions
    case .sealed(let part): part.definitions
    }
  }

  public var sources: [ZeroPoint.Source] {
    switch content {
    case .frozen(let part): part.sources
    case .sealed(let part): part.sources
    }
  }

  public var because: String? { sealed?.because }

  /// SHA-256 of the content as it is now; the seal where nothing has changed.
  public func contentHash() throws -> String {
    switch content {
    case .frozen(let part): try part.contentHash()
    case .sealed(let part): try part.seal()
    }
  }
}

extension SealedFigure {
  var series: SealedYear.Series { SealedYear.Series(indicator: key.indicator, sex: key.sex) }
}

extension Indicator {
  /// Whether both measure the same from the same figures; names, texts and thresholds may differ.
  public func measuresTheSame(as other: Indicator) -> Bool {
    source == other.source && basis == other.basis && period == other.period
      && sexes == other.sexes && polarity == other.polarity
  }
}
