import Files

/// In what a measure is counted.
public enum ValueUnit: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
  /// Whole people, not negative.
  case persons
  /// Printed per hundred, kept as a fraction in [0, 1].
  case percent
  /// Printed per thousand, kept as a fraction in [0, 1].
  case perMille = "per_mille"
  /// Printed and kept as a fraction in [0, 1].
  case share
  /// Grunnskolepoeng: the mean of all marks times ten.
  case points
  case millionKroner = "million_kroner"
  /// A rate on a scale of the source's own, such as standardised per 1,000.
  case rate
  /// Any other number.
  case number

  /// The power of ten that brings a printed figure to the one that is kept.
  public var exponent: Int {
    switch self {
    case .percent: -2
    case .perMille: -3
    case .persons, .share, .points, .millionKroner, .rate, .number: 0
    }
  }

  /// Whether a kept figure can be one of these.
  public func allows(_ figure: Double) -> Bool {
    switch self {
    case .persons: figure.sign == .plus && figure == figure.rounded() && figure <= 1e15
    case .percent, .perMille, .share: (0...1).contains(figure)
    case .points, .millionKroner, .rate, .number: figure.isFinite
    }
  }

  /// What stands in a cell, for messages.
  public var expectation: String {
    switch self {
    case .persons: "a count of people (digits)"
    case .percent: "a percentage from 0 to 100"
    case .perMille: "a number per thousand from 0 to 1000"
    case .share: "a share from 0 to 1"
    case .points, .millionKroner, .rate, .number: "a number"
    }
  }
}
