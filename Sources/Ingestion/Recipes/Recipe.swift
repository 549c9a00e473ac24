import Files
import Geography
import Observations

/// How to read one table: a file in `data/recipes/`, explained in `docs/recipes.md`.
public struct Recipe: Sendable, SettingsReadable {
  /// The name under which its measures are known: `ssb-13556`.
  public let source: String
  /// Whose symbols and habits it follows: `ssb`.
  public let publisher: String
  /// What the table holds, in a sentence.
  let about: String
  /// By what the table is recognised; one of these is enough.
  let match: [Match]
  let header: Header
  /// nil: decided by the first figure of the file that shows one.
  let decimalMark: Character?
  let place: Place
  /// The columns that say whom and when a row is about.
  let columns: [ColumnRole: Names]
  /// Which of them may be missing: a table without `kjønn` is about both.
  let optional: [ColumnRole]
  /// The names of columns with figures.
  let values: [ColumnPattern]
  /// The names of columns with the reason for a break in the figure they stand before.
  let breakNotes: [ColumnPattern]
  let measures: [MeasureEntry]
  /// How to take measures that are not listed; the first whose beginning fits.
  let otherMeasures: [OtherMeasure]
  /// The table's labels to ours, beside the vocabulary that all recipes share.
  let sexes: [String: Sex]
  let ages: [String: AgeLabel]
  /// A label without a level of its own, such as `Alle trinn`, is mapped to nothing.
  let levels: [String: String]
  /// Any label that is not among them is a level of its own.
  let takesOtherLevels: Bool
  /// By column: the only cells whose rows are read; other rows are set aside.
  let only: [String: Names]
  /// Rows that are set aside by a cell.
  let aside: [Aside]
  /// The column that says whether a row's figures may be used: cell to what they are instead,
  /// `number` for those that are as they stand.
  let flag: ColumnValues<CellValue.Kind>?
  /// Whether a row may stand twice with the same figures.
  let allowsRepeats: Bool
  /// Breaks the publisher has announced elsewhere than in the file.
  let breaks: [DeclaredBreak]

  /// A title and columns by which a table is known.
  struct Match: Sendable, SettingsReadable {
    /// What the file's name holds, whatever its letters' case: for tables that do not say in
    /// themselves what they are about.
    let file: String?
    /// How a line above the header begins.
    let title: String?
    /// Columns that must be there; a `*` at either end stands for anything.
    let columns: [String]
  }

  struct Header: Sendable {
    /// How many rows it has, stacked; a blank cell takes over what stands to its left.
    let rows: Int
    /// It stands again above each block, below a line with the block's name.
    let isRepeated: Bool
    /// Rows may be shorter than it.
    let allowsShortRows: Bool
  }

  /// The columns and cells that name the place.
  struct Place: Sendable, SettingsReadable {
    /// The column that holds it; several names for several writings of the table.
    let column: Names
    /// The column with the kind of place, and which kind each cell stands for.
    let level: ColumnValues<UnitLevel>?
    /// The columns with codes, by kind of place; with `level`.
    let codes: [UnitLevel: String]
    /// The columns with the name and the municipality of a unit that is in no list of ours, a
    /// school; a file may lack them.
    let name: String?
    let municipality: String?
    /// The columns hold nothing but codes, which may have lost their leading zeros.
    let hasLostZeros: Bool
    /// A cell may name a region of ours, as in the project's own templates.
    let namesRegions: Bool
    let borders: Borders
  }

  /// A column, and what each of its cells stands for.
  struct ColumnValues<Value: Word & Sendable>: Sendable, SettingsReadable {
    let column: String
    let values: [String: Value]
  }

  /// In which borders a table's figures are.
  enum Borders: Sendable, Equatable {
    /// Those of each figure's own year.
    case own
    /// Old and new places side by side: figures are also printed for years in which a place was not
    /// in force.
    case any
    /// Those of one year, whatever the figure's.
    case of(Int)

    /// In which year's borders a figure is; its own where any may be.
    func year(of period: Period) -> Int {
      if case .of(let year) = self { year } else { period.year }
    }
  }

  /// A measure by the label it has in the table.
  struct MeasureEntry: Sendable, SettingsReadable {
    /// `{indicator}` stands for what the row's indicator column says.
    let name: String
    let labels: Names
    /// nil: the row's unit of measure.
    let unit: ValueUnit?
    /// The count that this is a share of: where the count is withheld, so is this.
    let beside: String?
    /// What an empty cell means; absent, an empty cell is refused.
    let blank: Blank?
    /// What a printed 0 means; absent, it is the number.
    let zero: CellValue.Kind?
    /// Words that stand for numbers: `grønn` for 1.
    let codes: [String: Int]
    let definition: String?

    /// For messages: the words that stand for numbers.
    var codesExpected: String {
      codes.isEmpty ? "" : ", nor one of \(codes.keys.sorted().joined(separator: ", "))"
    }
  }

  struct OtherMeasure: Sendable, SettingsReadable {
    let begins: String
    let unit: ValueUnit
    let blank: Blank?
  }

  /// What an empty cell means.
  enum Blank: Sendable, SettingsReadable {
    /// Nothing: it need not be filled in.
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

  /// Rows with one of these cells, and why they are set aside.
  struct Aside: Sendable, SettingsReadable {
    let column: String
    let cells: Names
    let reason: Reconciliation.SetAsideReason
  }

  struct DeclaredBreak: Sendable, SettingsReadable {
    /// The first period after it.
    let from: Period
    let note: String
    /// Which measures; absent, all.
    let measures: [String]?
  }
}

/// What a column says of every figure in a row.
enum ColumnRole: String, Sendable, Hashable, CaseIterable, SettingsReadable {
  case sex, age, level, year, month, quarter, window, measure, indicator, source, ignore
  case schoolYear = "school_year"
  case unitOfMeasure = "unit_of_measure"

  /// The kind of period it gives; nil for what is no period.
  var period: Period.Kind? { Period.Kind(rawValue: rawValue) }
}

/// What a label says of age: a band, or everybody.
struct AgeLabel: Sendable, SettingsReadable {
  let band: AgeBand?

  init(_ band: AgeBand?) { self.band = band }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    band = node.text == "all" ? nil : try AgeBand(reading: node)
  }
}
