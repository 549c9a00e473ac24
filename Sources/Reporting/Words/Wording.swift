import Geography
import Indicators
import Statistics

/// A part of a report that takes its sentences from the texts.
protocol Worded {
  var wording: Wording { get }
}

extension Worded {
  /// Returns the named text with its placeholders filled in, those common to all texts included.
  /// - Throws: `Texts.Invalid` when there is no such text.
  func say(_ name: String, _ values: [String: String] = [:]) throws -> String {
    try wording.say(name, values)
  }
}

/// Formats numbers and verdicts in words, in one language.
struct Wording {
  let texts: Texts
  let language: Language
  let style: NumberStyle
  /// The placeholders that every text may use.
  private let common: [String: String]

  init(texts: Texts, language: Language, common: [String: String] = [:]) {
    self.texts = texts
    self.language = language
    style = NumberStyle(language)
    self.common = common
  }

  /// The same wording with further placeholders that every text may use.
  func naming(_ values: [String: String]) -> Wording {
    Wording(texts: texts, language: language, common: common.merging(values) { $1 })
  }

  /// Returns the named text with its placeholders filled in.
  /// - Throws: `Texts.Invalid` when there is no such text.
  func say(_ name: String, _ values: [String: String] = [:]) throws -> String {
    try texts.fill(name, language, common.merging(values) { $1 })
  }

  func name(_ indicator: Indicator) -> String { plain(indicator.name) }

  func name(_ unit: NamedUnit) -> String { Markdown.plain(unit.called(in: language).name) }

  /// The catalogue's text, as Markdown that prints it as it is.
  func plain(_ text: LocalizedText) -> String { Markdown.plain(text.string(language)) }

  /// A verdict in words: `klart dårligere`, `bedre`, `ingen sikker forskjell`.
  /// - Parameter none: the name of the text for no certain difference.
  func verdict(_ verdict: AtBothLevels<Verdict>, none: String = "verdict_not_different") throws
    -> String
  {
    func word(_ verdict: Verdict) throws -> String { try say("verdict_\(verdict.rawValue)") }
    return switch (verdict.at95, verdict.at998) {
    case (.notCompared, _): ""
    case (.notDifferent, _): try say(none)
    case (let notice, .notDifferent): try word(notice)
    case (_, let alarm): try say("verdict_clearly", ["verdict": word(alarm)])
    }
  }

  /// The unit's share or mean alone, or why it is missing.
  func value(_ estimate: Estimate?) throws -> String {
    guard let estimate, let value = estimate.value else { return try absence(estimate?.status) }
    return try marked(style.value(value, estimate.valueUnit), estimate.reasons)
  }

  /// The unit's share or mean, followed by the verdict of its comparison where the difference is certain;
  /// in italics where it could not be tested.
  func valueWithVerdict(_ estimate: Estimate?) throws -> String {
    guard let estimate, let value = estimate.value else { return try absence(estimate?.status) }
    var text = style.value(value, estimate.valueUnit)
    switch estimate.verdict.at95 {
    case .notDifferent: break
    case .notCompared: if !estimate.reasons.contains(.wholeBenchmark) { text = "*\(text)*" }
    default: text += ", \(try verdict(estimate.verdict))"
    }
    return try marked(text, estimate.reasons)
  }

  /// The unit's share or mean with its interval, or why it is missing.
  func share(_ estimate: Estimate?) throws -> String {
    guard let estimate, let value = estimate.value else { return try absence(estimate?.status) }
    let text = style.value(value, estimate.valueUnit)
    let limits = estimate.interval.map { " (\(style.limits($0.at95, estimate.valueUnit)))" } ?? ""
    return try marked(text + limits, estimate.reasons)
  }

  /// Appends that the figures are provisional, or not sealed, where they are.
  private func marked(_ text: String, _ reasons: [Reason]) throws -> String {
    let text = reasons.contains(.provisional) ? try say("provisional", ["text": text]) : text
    return try marked(text, isUnsealed: reasons.contains(.unsealed))
  }

  /// Appends that the zero point does not hold the figure, where that is so.
  func marked(_ text: String, isUnsealed: Bool) throws -> String {
    isUnsealed ? try say("unsealed", ["text": text]) : text
  }

  func counts(_ estimate: Estimate?) throws -> String {
    guard let n = estimate?.denominator else { return "–" }
    let some = estimate?.numerators.map(style.counts) ?? estimate?.numerator.map(style.count)
    guard let some else { return style.count(n) }
    let all = estimate?.denominators.map(style.counts) ?? style.count(n)
    return try say("counts", ["x": some, "n": all])
  }

  /// The verdict with the difference and its interval.
  func comparison(_ estimate: Estimate?, none: String = "verdict_not_different") throws -> String {
    guard let estimate else { return "–" }
    if estimate.reasons.contains(.wholeBenchmark) { return try say("whole_benchmark") }
    guard let comparison = estimate.comparison else { return try absence(estimate.status) }
    let points = style.points(
      comparison.difference, comparison.test?.interval95, estimate.valueUnit)
    let verdict = try verdict(estimate.verdict, none: none)
    return try marked(verdict.isEmpty ? points : "\(verdict): \(points)", estimate.reasons)
  }

  func change(_ change: RelativeChange?) throws -> String {
    guard let change else { return "–" }
    guard let difference = change.difference else { return try absence(change.status) }
    let verdict = try verdict(change.verdict)
    return try marked(
      "\(verdict): \(style.points(difference, change.interval?.at95, change.valueUnit))",
      change.reasons)
  }

  /// A small count in words, `én`, as running text has it; others in digits.
  func inWords(_ count: Int) throws -> String {
    let words = try say("numbers").split(separator: " ")
    return words.indices.contains(count - 1) ? String(words[count - 1]) : style.count(count)
  }

  /// A list in a sentence: `Grue, Åsnes og Eidskog`.
  func list(_ names: [String]) throws -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(try say("and")) \(last)"
  }

  private func absence(_ status: EstimateStatus?) throws -> String {
    try say(status == .suppressed ? "suppressed" : "no_figure")
  }
}
