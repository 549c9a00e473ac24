import Files
import Geography
import Observations

/// The result of reading a file: its layout, a summary of what was read, its reconciliation and its
/// problems. The observations themselves have been handed on.
public struct Extract: Sendable {
  public let file: SourceFile
  /// The detected layout; nil when the file is not a readable table.
  public let form: Form?
  public let columns: [Column]
  /// The measures read, ordered by name.
  public let measures: [MeasureNote]
  public let breaks: [SeriesBreak]
  /// The rows' statements about schools, ordered by line.
  public let register: [RegisterEntry]
  /// The first observations as they are stored, for display.
  public let sample: [Observation]
  public let reconciliation: Reconciliation
  /// The problems found, at most a thousand that differ; a file with any problem is refused whole.
  public private(set) var problems: [Problem]
  /// The number of further problems.
  public let unlistedProblems: Int
  /// A SHA-256 over the content without encoding, lines and columns: the same table saved in another
  /// encoding has the same hash.
  public let contentHash: String

  public static let sampleSize = 5

  /// The file's series, each once, and beside it how many figures there are of it, which may be none.
  public internal(set) var figures = zip([Series](), [Int]())

  /// What a table of the recipe, or of the one that the file is most like, could have looked like, where the
  /// header is not as it should be; nil otherwise.
  public internal(set) var example: String?

  /// The same, refused for a problem that shows beside what was read before.
  public func refused(for problem: Problem) -> Extract {
    var extract = self
    extract.problems.append(problem)
    return extract
  }

  public struct Form: Sendable {
    public let format: SourceFormat
    /// The sheet of a workbook that was read; nil for other files.
    public let sheet: String?
    public let encoding: TextEncoding
    public let lineEnding: LineEnding
    public let delimiter: Character
    public let decimalMark: Character
    /// The lines above the header, joined by blanks; nil when there are none.
    public let title: String?
    public let headerRows: Int
    public let dataRows: Int
    public let footerRows: Int
    /// The number of rows whose unescaped quotes were read as text.
    public let mendedRows: Int
    /// True when the last line has no line terminator, a sign that the file is cut off.
    public let isUnended: Bool
    /// The day on which the file says that its table was changed last; nil where it does not say.
    public let lastChanged: CalendarDay?
    /// The publisher of the table, `ssb`; `unknown` where no recipe fits.
    public let publisher: String
    /// The recipe that was used; nil where none fits.
    public let recipe: String?
    /// What in the table matched the recipe.
    public let reason: String?
  }

  /// A column and the role in which it is read.
  public struct Column: Sendable, Hashable, Encodable {
    /// The column's position, from 1.
    public let index: Int
    public let name: String
    /// The role: `unit`, `sex`, `age`, `measure population 2021` …
    public let role: String
  }
}

/// A recipe's description of a measure, stored with its figures.
public struct MeasureNote: Sendable, Hashable {
  public let measure: Measure
  public let unit: ValueUnit
  public let period: Period.Kind
  /// The count behind this share, where the recipe names it.
  public let beside: Measure?
  /// The definition; nil where the recipe gives none.
  public let definition: String?

  public init(
    measure: Measure, unit: ValueUnit, period: Period.Kind, beside: Measure?, definition: String?
  ) {
    self.measure = measure
    self.unit = unit
    self.period = period
    self.beside = beside
    self.definition = definition
  }
}
