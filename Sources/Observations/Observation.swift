import Geography

/// The identity of a measure: its source and its name within the source.
public struct Measure: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The source, as its recipe names it: `ssb-13556`.
  public let source: String
  /// The measure's name within the source: `neet`, `population`.
  public let name: String

  public init(source: String, name: String) {
    self.source = source
    self.name = name
  }

  public var description: String { "\(source)/\(name)" }

  public static func < (a: Self, b: Self) -> Bool { (a.source, a.name) < (b.source, b.name) }
}

/// One figure of an extract: its series and unit, its value, and its place in the file.
public struct Observation: Sendable, Hashable {
  /// The identity of a figure: a series and the unit it describes.
  public struct Key: Sendable, Hashable {
    public let series: Series
    public let unit: UnitCode

    public init(_ series: Series, _ unit: UnitCode) {
      self.series = series
      self.unit = unit
    }
  }

  /// The marks that a source puts on a figure.
  public struct Marks: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The source may still revise the figure.
    public static let provisional = Marks(rawValue: 1)
    /// A sum of municipalities that the source has calculated backwards in time (`K-3401`): an estimate
    /// of what the unit's own figure would have been.
    public static let aggregate = Marks(rawValue: 2)
    /// The program's own mark, which no source puts and no table stores: a zero point of the year is
    /// sealed and does not hold the figure.
    public static let unsealed = Marks(rawValue: 4)
  }

  /// The place of a cell in its file: line and cell number, both from 1.
  public struct Origin: Sendable, Hashable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  public let key: Key
  /// The value: counts as printed, shares as fractions, everything else in the unit of its measure.
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
