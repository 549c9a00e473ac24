import Geography

/// A figure's name within its source: figures of two sources are never the same measure.
public struct Measure: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The table or report it comes from, as the recipe calls it: `ssb-13556`.
  public let source: String
  /// `neet`, `population`.
  public let name: String

  public init(source: String, name: String) {
    self.source = source
    self.name = name
  }

  public var description: String { "\(source)/\(name)" }

  public static func < (a: Self, b: Self) -> Bool { (a.source, a.name) < (b.source, b.name) }
}

/// One cell of an extract: who, what, when, its value, and where it stood.
public struct Observation: Sendable, Hashable {
  /// What makes two cells the same figure: a series and the unit it is about.
  public struct Key: Sendable, Hashable {
    public let series: Series
    public let unit: UnitCode

    public init(_ series: Series, _ unit: UnitCode) {
      self.series = series
      self.unit = unit
    }
  }

  /// What a source says of a figure beside its value.
  public struct Marks: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Not final.
    public static let provisional = Marks(rawValue: 1)
    /// A sum of municipalities that the source has put together backwards in time (`K-3401`): an
    /// estimate of what the unit's own figure would have been.
    public static let aggregate = Marks(rawValue: 2)
  }

  /// Line and column in the file, both from 1; the column counts cells.
  public struct Origin: Sendable, Hashable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  public let key: Key
  /// Counts as they are, shares as fractions, everything else in the unit of its measure.
  public let value: CellValue
  public let marks: Marks
  public let origin: Origin

  public init(key: Key, value: CellValue, marks: Marks, origin: Origin) {
    self.key = key
    self.value = value
    self.marks = marks
    self.origin = origin
  }
}
