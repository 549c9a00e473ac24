import Files

/// The unit of a measure's figures.
public enum ValueUnit: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
  /// Whole people, not negative.
  case persons
  /// Printed per hundred, kept as a fraction in [0, 1].
  case percent
  /// Printed per thousand, kept as a fraction in [0, 1].
  case perMille = "per_mille"
  /// Printed and kept as a fraction in [0, 1].
  case share
  /// Lower secondary school points (grunnskolepoeng): the mean of all marks times ten.
  case points
  case millionKroner = "million_kroner"
  /// A rate on the source's own scale, such as standardised per 1,000.
  case rate
  /// Any other number.
  case number

  /// The power of ten that converts a printed figure to the stored one.
  public var exponent: Int {
    switch self {
    case .percent: -2
    case .perMille: -3
    case .persons, .share, .points, .millionKroner, .rate, .number: 0
    }
  }

  /// Whether a stored figure is valid in this unit.
  public func allows(_ figure: Double) -> Bool {
    switch self {
    case .persons: figure.sign == .plus && figure == figure.rounded() && figure <= 1e15
    case .percent, .perMille, .share: (0...1).contains(figure)
    case .points, .millionKroner, .rate, .number: figure.isFinite
    }
  }

  /// What a cell must contain, for error messages.
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
