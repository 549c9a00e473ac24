import Disclosure
import Geography
import Indicators
import Observations

/// What today's figures and catalogue say beside a zero point: figures that it does not hold, sealed figures
/// that a source has revised, and indicators that are defined otherwise.
package struct ZeroPointReview: Sendable {
  /// The figures that `freeze` would seal.
  package let additions: [SealedFigure]
  package let revisions: [Revision]
  /// The catalogue's entries of sealed indicators that measure something else than was sealed.
  package let changedDefinitions: [Indicator]

  /// A sealed figure and what its source says today.
  package struct Revision: Sendable, Equatable {
    package let sealed: SealedFigure
    /// nil where the source does not give the figure any more.
    package let present: SealedFigure?
  }

  /// - Parameters:
  ///   - analysis: of the figures in force, since the zero point.
  ///   - catalogue: today's.
  package init(_ sealed: SealedYear, _ analysis: Analysis, _ catalogue: Catalogue) {
    let present = analysis.presentFigures(analysis.catalogue.indicators, year: sealed.year)
    additions = present.filter { figure in
      figure.isAddition(to: sealed.figures(figure.key.indicator, figure.key.sex))
    }
    let now = Dictionary(present.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let definitions = Dictionary(
      analysis.catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    revisions = sealed.allFigures.values.filter { figure in
      guard let definition = definitions[figure.key.indicator] else { return false }
      return figure.isComparable(definition)
    }
    .compactMap { figure in
      let present = now[figure.key]
      if let present, figure.says(theSameAs: present) { return nil }
      return Revision(sealed: figure, present: present)
    }
    .sorted { $0.sealed.key < $1.sealed.key }
    changedDefinitions = catalogue.indicators.filter { indicator in
      sealed.definitions[indicator.id].map { !$0.measuresTheSame(as: indicator) } ?? false
    }
  }

  /// What there is to tell, a line each.
  /// - Parameter isListing: whether the revisions are listed right after.
  package func notes(of sealed: SealedYear, listing isListing: Bool = false) -> [String] {
    let year = sealed.year
    var notes: [String] = []
    if !additions.isEmpty {
      let names = Set(additions.map(\.key.indicator)).sorted().joined(separator: ", ")
      notes.append(
        "\(year): \(additions.count) figures are not sealed and marked so; nullpunkt freeze \(year) "
          + "would seal them: \(names)")
    }
    if !revisions.isEmpty {
      notes.append(
        "\(year): \(revisions.count) sealed figures have been revised since; the sealed ones are shown"
          + (isListing ? ":" : ", and nullpunkt verify lists them"))
    }
    for indicator in changedDefinitions {
      notes.append(
        "\(year): \(indicator.id) is shown by its sealed definition, the catalogue has another; nullpunkt "
          + "freeze \(year) --again \(indicator.id) --because \"…\" seals it beside the old")
    }
    return notes
  }

  /// Every revision in a line of its own, after what else there is to tell. Figures of sources that are not
  /// open statistics are listed without their values.
  package func listed(
    of sealed: SealedYear, by knowledge: Knowledge,
    origin: (SealedFigure.Key) throws -> RevisionOrigin?
  ) throws -> [String] {
    let rules = try knowledge.rules
    let lines = try revisions.map { revision in
      let line = line(revision, of: sealed, rules)
      return try origin(revision.sealed.key).map { "\(line) (\($0.description))" } ?? line
    }
    // The note of revisions is the last, so that they follow it.
    let notes = notes(of: sealed, listing: true)
    return notes.filter { !$0.hasSuffix(":") } + notes.filter { $0.hasSuffix(":") } + lines
  }

  /// The revisions of an indicator and sex in some places, a line each.
  package func listed(
    of sealed: SealedYear, _ indicator: Indicator, _ sex: Sex, about places: [UnitCode],
    by knowledge: Knowledge
  ) throws -> [String] {
    let (rules, places) = (try knowledge.rules, Set(places))
    return revisions.filter {
      let key = $0.sealed.key
      return key.indicator == indicator.id && key.sex == sex && places.contains(key.unit)
    }.map { line($0, of: sealed, rules) }
  }

  private func line(_ revision: Revision, of sealed: SealedYear, _ rules: DisclosureRules) -> String
  {
    let key = revision.sealed.key
    let source = sealed.definitions[key.indicator]?.source ?? ""
    let (old, new) =
      rules.isOpen(source)
      ? (revision.sealed.shown, revision.present?.shown ?? "not given")
      : ("not shown", "not shown")
    return
      "\(sealed.year) \(key.indicator) \(key.unit) \(key.sex.rawValue): \(old) sealed, \(new) now"
  }
}

extension SealedFigure {
  /// Whether a source's cells can be held against the figure: those of a zero point of format 1 that were
  /// protected, or are sums, cannot.
  fileprivate func isComparable(_ definition: Indicator) -> Bool {
    if lack != nil { return false }
    return switch key.unit.level {
    case .region: definition.basis.isPublished
    case .county, .country: definition.basis.counts.isEmpty
    default: true
    }
  }
}

extension SealedFigure {
  /// The numbers in a few words: `94 of 459`, `0.228`, `suppressed`.
  package var shown: String {
    guard kind == .number else { return kind.rawValue }
    func text(_ number: Double) -> String {
      Int(exactly: number).map(String.init) ?? "\(number)"
    }
    let first = (numerator ?? value).map(text) ?? ""
    return denominator.map { "\(first) of \(text($0))" } ?? first
  }
}

extension SealedFigure.Key: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    (a.indicator, a.sex.rawValue, a.unit) < (b.indicator, b.sex.rawValue, b.unit)
  }
}
