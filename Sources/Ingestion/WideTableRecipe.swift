import Observations

/// How to read a table with one column for each measure and year, as StatBank writes it: a file
/// in `data/recipes/`, one for each table.
public struct WideTableRecipe: Sendable, Decodable {
  /// The name under which its measures are known: `ssb-13556`.
  public let source: String
  /// Whose symbols and habits it follows: `ssb`.
  public let publisher: String
  /// How the title line begins; by it the table is recognised.
  let title: String
  let decimalMark: String
  let columns: KeyColumns
  /// The table's label to ours.
  let sexes: [String: Sex]
  let ages: [String: AgeBand]
  /// The column's name without the year to the measure's.
  let measures: [String: String]
  /// Which publisher's symbol table applies.
  let symbols: String
  /// What an empty value cell means; absent, an empty cell is refused.
  let blank: CellValue.Kind?

  /// The columns that say whom a row is about.
  struct KeyColumns: Sendable, Decodable {
    let unit: String
    let sex: String
    let age: String
  }

  enum CodingKeys: String, CodingKey {
    case source, publisher, title, columns, sexes, ages, measures, symbols, blank
    case decimalMark = "decimal_mark"
  }
}
