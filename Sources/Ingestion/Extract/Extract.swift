import Files
import Observations

/// What a file was found to be: its form, what was read from it, its account and what is wrong with
/// it. The observations themselves have been handed on.
public struct Extract: Sendable {
  public let file: SourceFile
  /// nil when the file is no readable table.
  public let form: Form?
  public let columns: [Column]
  /// The measures that were read, in order of name.
  public let measures: [MeasureNote]
  public let breaks: [SeriesBreak]
  /// What the rows say of schools, in order of line.
  public let register: [RegisterEntry]
  /// The first observations, as they are stored.
  public let sample: [Observation]
  public let reconciliation: Reconciliation
  /// Empty when the file may be imported; a file with any problem is refused whole. At most the
  /// first thousand.
  public let problems: [Problem]
  /// How many problems there are besides.
  public let unlistedProblems: Int
  /// SHA-256 over what the file says, apart from how it is written down: the same table saved in
  /// another encoding has the same. Lines and columns are left out.
  public let contentHash: String

  public static let sampleSize = 5

  public struct Form: Sendable {
    public let encoding: TextEncoding
    public let lineEnding: LineEnding
    public let delimiter: Character
    public let decimalMark: Character
    /// The lines above the header, joined by blanks; nil when there are none.
    public let title: String?
    public let headerRows: Int
    public let dataRows: Int
    public let footerRows: Int
    /// Rows whose quotes had to be taken for letters.
    public let mendedRows: Int
    /// The last line has no line end, as when a file is cut off.
    public let isUnended: Bool
    /// Whose table it is: `ssb`; `unknown` where no recipe fits.
    public let publisher: String
    /// The recipe by which it was read; nil where none fits.
    public let recipe: String?
    /// By what the recipe knew the table.
    public let reason: String?
  }

  /// A column and what it is read as.
  public struct Column: Sendable, Hashable, Encodable {
    /// From 1.
    public let index: Int
    public let name: String
    /// `unit`, `sex`, `age`, `measure population 2021` …
    public let role: String
  }
}

/// What a recipe says of a measure, kept with its figures.
public struct MeasureNote: Sendable, Hashable {
  public let measure: Measure
  public let unit: ValueUnit
  public let period: Period.Kind
  /// The count that it is a share of, where the recipe says so.
  public let beside: Measure?
  /// nil where the recipe gives none.
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
