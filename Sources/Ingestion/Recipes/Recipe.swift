import Files
import Geography
import Observations

/// How to read one table: a file in `data/recipes/`, explained in `docs/recipes.md`.
public struct Recipe: Sendable, SettingsReadable {
  /// The source name of its measures: `ssb-13556`.
  public let source: String
  /// The publisher, whose symbols apply: `ssb`.
  public let publisher: String
  /// What the table holds, in a sentence.
  let about: String
  /// The alternatives by which the table is recognised.
  let match: [Match]
  /// What the table has to say in words that it measures; nil where its columns or its number tell.
  let subject: Subject?
  let header: Header
  /// The decimal mark; nil to detect it from the first figure of the file that shows one.
  let decimalMark: Character?
  var place: Place
  /// The key columns, which state whom and when a row describes.
  var columns: [ColumnRole: Names]
  /// Key columns that may be missing: a table without `kjønn` describes both sexes.
  let optional: [ColumnRole]
  /// The name patterns of value columns; empty where their headers are read as sets of labels, whatever
  /// dimensions stand in them.
  let values: [ColumnPattern]
  /// The name patterns of columns that hold the reason for a break in the figure before them.
  let breakNotes: [ColumnPattern]
  let measures: [MeasureEntry]
  /// How measures that are not listed are read; the first matching prefix applies.
  let otherMeasures: [OtherMeasure]
  /// Whether such measures are named after their table too, since several tables share the recipe.
  let namesTables: Bool
  /// The table's own labels for sexes, in addition to the shared vocabulary.
  let sexes: [String: Sex]
  let ages: [String: AgeLabel]
  /// The table's labels for levels; a label of the total, such as `Alle trinn`, maps to the empty text.
  let levels: [String: String]
  /// Whether labels that are not listed are levels of their own.
  let takesOtherLevels: Bool
  /// Row filters: for each column the cells whose rows are read; other rows are set aside.
  let only: [String: Names]
  /// Cells whose rows are set aside.
  let aside: [Aside]
  /// The column that states whether a row's figures are usable: cell to the kind that replaces the
  /// figures, `number` for those kept.
  let flag: ColumnValues<CellValue.Kind>?
  /// Whether a row may be repeated with the same figures.
  let allowsRepeats: Bool
  /// Breaks that the publisher has announced outside the file.
  let breaks: [DeclaredBreak]
  /// How the table is asked for; nil where its publisher has no such interface.
  let query: TableQuery?

  /// A condition by which a table is recognised.
  struct Match: Sendable, SettingsReadable {
    /// The beginnings of lines above the header, which must all stand there: a table's number with its colon,
    /// or words, which nothing may follow that tells of another subject.
    let titles: [String]
    /// Columns that must be present; `*` at either end matches any text.
    let columns: [String]
  }

  struct Header: Sendable {
    /// The number of stacked header rows; an empty cell repeats its left neighbour.
    let rows: Int
    /// Whether the header is repeated above each block, below a line with the block's title.
    let isRepeated: Bool
    /// Whether rows may be shorter than the header.
    let allowsShortRows: Bool
  }

  /// The columns and cells that identify the place.
  struct Place: Sendable, SettingsReadable {
    /// The column of the place, with its alternative names.
    var column: Names
    /// The column that states the kind of place, and the kind for each cell.
    let level: ColumnValues<UnitLevel>?
    /// The code columns by kind of place; used with `level`.
    let codes: [UnitLevel: String]
    /// The columns with the name and municipality of a school, which is in no classification; a file may
    /// lack them.
    let name: String?
    let municipality: String?
    /// Whether the columns hold only codes, which may have lost leading zeros.
    let hasLostZeros: Bool
    /// Whether a cell may name one of this project's regions, as in its own templates.
    let namesRegions: Bool
    var borders: Borders
    /// The kinds of units whose codes the table holds; empty for any.
    let kinds: [UnitLevel]

    /// Whether the table may hold units of a level; people in no municipality stand beside those in one.
    func holds(_ level: UnitLevel) -> Bool {
      kinds.isEmpty || kinds.contains(level)
        || (level == .unplaced && !kinds.allSatisfy { $0 == .school || $0 == .district })
    }
  }

  /// A column with the meaning of each of its cells.
  struct ColumnValues<Value: Word & Sendable>: Sendable, SettingsReadable {
    let column: String
    let values: [String: Value]
  }

  /// The borders in which a table's figures are given.
  enum Borders: Sendable, Equatable {
    /// The borders of each figure's own year.
    case own
    /// Old and new units side by side: figures also exist for years in which a unit was not valid.
    case any
    /// The borders of the last year that the header names, for all figures: those of the day on which the table was made.
    case last
    /// The borders of one year, for all figures.
    case of(Int)

    /// The year whose borders apply to a figure of the period; the period's own for `any`, and for `last` before
    /// a header has been read.
    func year(of period: Period) -> Int {
      if case .of(let year) = self { year } else { period.year }
    }
  }

  /// A measure, found by its label in the table.
  struct MeasureEntry: Sendable, SettingsReadable {
    /// The name; `{indicator}` stands for the text of the row's indicator column.
    let name: String
    let labels: Names
    /// The unit; nil where a cell of the row states it.
    let unit: ValueUnit?
    /// The count behind this share: where the count is suppressed, so is the share.
    let beside: String?
    /// The meaning of an empty cell; nil refuses empty cells.
    let blank: Blank?
    /// The meaning of a printed 0; nil for the number 0.
    let zero: CellValue.Kind?
    /// Words with their numbers: `grønn` for 1.
    let codes: [String: Int]
    let definition: String?
    /// Whether the label alone makes the name.
    var isNamedByLabel = false

    /// The valid words, for error messages.
    var codesExpected: String {
      codes.isEmpty ? "" : ", nor one of \(codes.keys.sorted().joined(separator: ", "))"
    }
  }

  struct OtherMeasure: Sendable, SettingsReadable {
    let begins: String
    let unit: ValueUnit
    let blank: Blank?
  }

  /// The meaning of an empty cell.
  enum Blank: Sendable, SettingsReadable {
    /// The cell need not be filled in; there is no figure.
    case leftOut
    case value(CellValue.Kind)

    init(reading node: SettingsNode) throws(SettingsRefusal) {
      let text = try String(reading: node)
      if text == "left_out" {
        self = .leftOut
      } else if let kind = CellValue.Kind(rawValue: text), kind != .number {
        self = .value(kind)
      } else {
        let kinds = CellValue.Kind.allCases.filter { $0 != .number }.map(\.rawValue)
        throw node.refusal(
          "\(text) is no meaning of an empty cell; expected left_out or one of "
            + kinds.sorted().joined(separator: ", "))
      }
    }
  }

  /// Cells whose rows are set aside, with the reason.
  struct Aside: Sendable, SettingsReadable {
    let column: String
    let cells: Names
    let reason: Reconciliation.SetAsideReason
  }

  struct DeclaredBreak: Sendable, SettingsReadable {
    /// The first period after the break.
    let from: Period
    let note: String
    /// The measures concerned; nil for all.
    let measures: [String]?
  }
}

/// What a key column states about every figure in a row.
enum ColumnRole: String, Sendable, Hashable, CaseIterable, SettingsReadable {
  case sex, age, level, year, month, quarter, window, measure, indicator, source, ignore
  case schoolYear = "school_year"
  case unitOfMeasure = "unit_of_measure"

  /// The kind of period that the column holds; nil for other roles.
  var period: Period.Kind? { Period.Kind(rawValue: rawValue) }
}

/// The meaning of an age label: a band, or all ages.
struct AgeLabel: Sendable, Hashable, SettingsReadable {
  let band: AgeBand?

  init(_ band: AgeBand?) { self.band = band }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    band = node.text == "all" ? nil : try AgeBand(reading: node)
  }
}
