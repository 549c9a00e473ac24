import Indicators
import Observations
import Pictures
import Reporting
import Statistics

/// The site's texts in one language.
struct SiteWords: Sendable {
  let language: Language
  private let texts: Texts
  /// The texts as they are where nothing is filled in.
  private let plain: [String: String]

  init(_ texts: Texts, _ language: Language) throws {
    self.texts = texts
    self.language = language
    plain = Dictionary(
      uniqueKeysWithValues: try texts.names.filter { $0.hasPrefix("site_") }.map {
        (String($0.dropFirst("site_".count)), try texts.fill($0, language, [:]))
      })
  }

  /// Returns the named text.
  /// - Throws: `Texts.Invalid` when there is no such text.
  func callAsFunction(_ name: String) throws -> String {
    guard let text = plain[name] else { return try texts.fill("site_\(name)", language, [:]) }
    return text
  }

  /// Returns the named text with its placeholders filled in.
  func callAsFunction(_ name: String, _ values: [String: String]) throws -> String {
    try texts.fill("site_\(name)", language, values)
  }

  /// What the register of practices says.
  var register: RegisterWords { RegisterWords(texts, language) }

  func has(_ name: String) -> Bool { plain[name] != nil }

  func name(_ indicator: Indicator) -> String { indicator.name.string(language) }

  /// A list in a sentence: `Grue, Åsnes og Eidskog`.
  func list(_ names: [String]) throws -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(try self("and")) \(last)"
  }

  /// A fraction in words, `én av seks`; nil where no fraction with 1 above the line is within a twentieth
  /// of the share.
  func fraction(_ share: Double) throws -> (text: String, isRounded: Bool)? {
    guard share > 0.045, share < 0.6 else { return nil }
    let whole = (1 / share).rounded()
    let names = try self("numbers_in_words").split(separator: ",").map(String.init)
    let place = Int(whole) - 2
    guard names.indices.contains(place), (1 / whole - share).magnitude < 0.05 * share else {
      return nil
    }
    return (try self("one_in", ["n": names[place]]), 1 / whole != share)
  }

  /// A count in words, `åtte`, 1 in the gender of a measure, `ett`; nil for more than twelve, which stand in digits.
  func counted(_ count: Int) throws -> String? {
    if count == 1 { return try self("one_measure") }
    let names = try self("numbers_in_words").split(separator: ",").map(String.init)
    return count <= 12 && names.indices.contains(count - 2) ? names[count - 2] : nil
  }

  func sex(_ sex: Sex) throws -> String { try self("sex_\(sex.rawValue)") }
}

/// A verdict as its mark and its word.
struct Chip {
  let mark: Mark
  let word: String

  var markup: Markup {
    "<span class=\"chip v-\(mark.rawValue)\">\(mark.symbol)\(word)</span>"
  }
}

extension SiteWords {
  /// The verdict of a comparison with a benchmark.
  func comparison(_ estimate: Estimate?) throws -> Chip {
    try chip(estimate, scope: "verdict")
  }

  /// The verdict of a change since the zero point.
  func change(_ estimate: Estimate?) throws -> Chip { try chip(estimate, scope: "change") }

  private func chip(_ estimate: Estimate?, scope: String) throws -> Chip {
    let mark = estimate.map { Mark($0.verdict) } ?? .none
    let word = try self("\(scope)_\(estimate.map { Self.name($0.verdict) } ?? "none")")
    guard let estimate, estimate.isBarelyCertain else { return Chip(mark: mark, word: word) }
    return Chip(mark: mark, word: try self("barely", ["verdict": word]))
  }

  private static func name(_ verdict: AtBothLevels<Verdict>) -> String {
    let isClear = verdict.at998 == verdict.at95
    return switch verdict.at95 {
    case .notCompared: "none"
    case .notDifferent: "same"
    case .better: isClear ? "clearly_better" : "better"
    case .worse: isClear ? "clearly_worse" : "worse"
    case .higher: isClear ? "clearly_higher" : "higher"
    case .lower: isClear ? "clearly_lower" : "lower"
    }
  }
}

extension Mark {
  /// The sign of a verdict.
  init(_ verdict: AtBothLevels<Verdict>) {
    let isClear = verdict.at998 == verdict.at95
    self =
      switch verdict.at95 {
      case .notCompared: .none
      case .notDifferent: .same
      case .better: isClear ? .clearlyBetter : .better
      case .worse: isClear ? .clearlyWorse : .worse
      case .higher, .lower: isClear ? .clearlyDifferent : .different
      }
  }
}

extension Estimate {
  /// Whether the difference from what the unit is compared with could be tested.
  var isTested: Bool { verdict.at95 != .notCompared }

  /// Whether the difference is certain, but a limit of its interval is printed as zero.
  var isBarelyCertain: Bool {
    guard isTested, verdict.at95 != .notDifferent,
      let interval = comparison?.test?.interval95
    else { return false }
    let scale = valueUnit == .share ? 100.0 : 1
    return scale * min(interval.lower.magnitude, interval.upper.magnitude) < 0.05
  }
}
