import Geography
import Observations
import Statistics

/// What the sources say of one unit for an indicator, sex and year: the numbers that its figure, and that
/// of every larger unit, is made from. Not protected: it never leaves the working database.
public struct SealedFigure: Sendable, Hashable {
  public let key: Key
  /// `number` where the figure is whole, or else the reason why it is not; suppressed before all others.
  public let kind: CellValue.Kind
  /// Those with the event, of a share of counts.
  public var numerator: Double?
  /// Those at risk, those a mean is of, or those who answered a survey.
  public var denominator: Double?
  /// A mean in points, or a published share as a fraction, alone or rounded beside its numerator; nil for a
  /// share of counts.
  public var value: Double?
  /// How many a survey invited.
  public var invited: Double?
  /// Whether the source marked any of the numbers as provisional.
  public var isProvisional = false
  /// Why the unit has no figure, where a zero point holds that and not the source's cells.
  public var lack: Reason?

  /// The identity of a sealed figure.
  public struct Key: Sendable, Hashable {
    public let indicator: String
    public let sex: Sex
    public let unit: UnitCode

    public init(_ indicator: String, _ sex: Sex, _ unit: UnitCode) {
      self.indicator = indicator
      self.sex = sex
      self.unit = unit
    }
  }

  public init(
    _ key: Key, _ kind: CellValue.Kind = .number, numerator: Double? = nil,
    denominator: Double? = nil, value: Double? = nil, invited: Double? = nil,
    isProvisional: Bool = false, lack: Reason? = nil
  ) {
    self.key = key
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.invited = invited
    self.isProvisional = isProvisional
    self.lack = lack
  }

  /// Whether it says nothing but that the source has no figure; nothing is sealed then.
  public var isMissing: Bool { kind == .missing && lack == nil }

  /// Whether both say the same, the source's marks apart.
  public func says(theSameAs other: SealedFigure) -> Bool {
    var (one, other) = (self, other)
    (one.isProvisional, other.isProvisional) = (false, false)
    return one == other
  }
}

extension SealedFigure {
  /// The figure of the unit alone.
  func figure(isMean: Bool) -> Figure {
    if let lack { return .none(kind == .suppressed ? .suppressed : .notComputable, lack) }
    guard kind == .number else { return .none(kind, isSum: false) }
    if let numerator, let denominator {
      return Figure(numerator: Tally(numerator), denominator: Tally(denominator), isSum: false)
    }
    if isMean {
      let mean = denominator.flatMap(Int.init(exactly:)).flatMap { try? Mean(value ?? 0, of: $0) }
      return mean.map(Figure.mean) ?? .none(.notComputable, .inconsistentCounts)
    }
    return Figure(printed: value ?? 0, answered: denominator, invited: invited)
  }

  /// A frozen row's own figure, as the sums it was made from. How many a survey invited stands in no row.
  init(_ row: Estimate) {
    let key = Key(row.indicator, row.sex, row.unit.code)
    let isProvisional = row.reasons.contains(.provisional)
    if row.value == nil {
      let kind: CellValue.Kind =
        switch row.status {
        case .suppressed: .suppressed
        case .missing: .missing
        default: .notComputable
        }
      self.init(
        key, kind, isProvisional: isProvisional,
        lack: kind == .missing ? nil : row.reasons.first ?? .noFigure)
    } else if let numerator = row.numerator {
      self.init(
        key, numerator: Double(numerator), denominator: row.denominator.map(Double.init),
        isProvisional: isProvisional)
    } else {
      self.init(
        key, denominator: row.denominator.map(Double.init), value: row.value,
        isProvisional: isProvisional)
    }
  }
}
