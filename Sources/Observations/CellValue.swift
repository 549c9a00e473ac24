import Files

/// What a source printed in a cell. The kinds stay apart to the end: a zero is not a missing
/// figure, and a suppressed one is neither.
public enum CellValue: Sendable, Hashable {
  case number(Double)
  /// The source's sign for nothing to count; counts as 0.
  case zeroBySymbol
  /// More than nothing, but less than half the unit the source prints in; counts as 0.
  case lessThanHalf
  /// The source knows the figure and withholds it.
  case suppressed
  case missing
  case notApplicable
  case notComputable

  /// The name of the kind, as symbol tables and the database write it.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
    case number
    case zeroBySymbol = "zero_by_symbol"
    case lessThanHalf = "less_than_half"
    case suppressed
    case missing
    case notApplicable = "not_applicable"
    case notComputable = "not_computable"
  }

  public var kind: Kind {
    switch self {
    case .number: .number
    case .zeroBySymbol: .zeroBySymbol
    case .lessThanHalf: .lessThanHalf
    case .suppressed: .suppressed
    case .missing: .missing
    case .notApplicable: .notApplicable
    case .notComputable: .notComputable
    }
  }

  /// The figure, where there is one.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .zeroBySymbol, .lessThanHalf: 0
    case .suppressed, .missing, .notApplicable, .notComputable: nil
    }
  }

  /// The value of a kind; nil for a number without a figure.
  public init?(_ kind: Kind, number: Double? = nil) {
    switch kind {
    case .number:
      guard let number else { return nil }
      self = .number(number)
    case .zeroBySymbol: self = .zeroBySymbol
    case .lessThanHalf: self = .lessThanHalf
    case .suppressed: self = .suppressed
    case .missing: self = .missing
    case .notApplicable: self = .notApplicable
    case .notComputable: self = .notComputable
    }
  }
}
