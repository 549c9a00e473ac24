import Files

/// The value that a source printed in a cell. The kinds stay apart to the end: a zero is not a missing
/// figure, and a suppressed one is neither.
public enum CellValue: Sendable, Hashable {
  case number(Double)
  /// The source's symbol for zero; its number is 0.
  case zeroBySymbol
  /// More than nothing but less than half the printed unit; its number is 0.
  case lessThanHalf
  /// The source has the figure but withholds it.
  case suppressed
  case missing
  case notApplicable
  case notComputable

  /// The value's kind by name, as used in symbol tables and the database.
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

  /// The number; nil where the cell has none.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .zeroBySymbol, .lessThanHalf: 0
    case .suppressed, .missing, .notApplicable, .notComputable: nil
    }
  }

  /// Creates a value from its kind; nil for kind `number` without a number.
  public init?(_ kind: Kind, number: Double? = nil) {
    guard kind != .number || number != nil else { return nil }
    self.init(kind, of: number ?? 0)
  }

  /// Creates a value from its kind and a number, which other kinds than `number` pass over.
  init(_ kind: Kind, of number: Double) {
    switch kind {
    case .number: self = .number(number)
    case .zeroBySymbol: self = .zeroBySymbol
    case .lessThanHalf: self = .lessThanHalf
    case .suppressed: self = .suppressed
    case .missing: self = .missing
    case .notApplicable: self = .notApplicable
    case .notComputable: self = .notComputable
    }
  }
}
