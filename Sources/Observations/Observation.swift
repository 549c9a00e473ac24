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
  /// What makes two cells the same figure.
  public struct Key: Sendable, Hashable {
    public let measure: Measure
    public let unit: UnitCode
    /// The calendar year the figure is for.
    public let year: Int
    public let sex: Sex
    /// nil where the source states no age.
    public let age: AgeBand?

    public init(measure: Measure, unit: UnitCode, year: Int, sex: Sex, age: AgeBand?) {
      self.measure = measure
      self.unit = unit
      self.year = year
      self.sex = sex
      self.age = age
    }
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
  /// Counts as they are, shares as fractions.
  public let value: CellValue
  /// Marked by the source as not final.
  public let isProvisional: Bool
  public let origin: Origin

  public init(key: Key, value: CellValue, isProvisional: Bool, origin: Origin) {
    self.key = key
    self.value = value
    self.isProvisional = isProvisional
    self.origin = origin
  }
}
