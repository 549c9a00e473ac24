import Geography
import Observations

/// The role of each column of a table.
struct ColumnRoles {
  /// A column with figures.
  struct Value {
    let column: Int
    /// The measure; nil where a cell of the row names it.
    let measure: Recipe.MeasureEntry?
    let period: Period?
    let sex: Sex?
    let age: AgeLabel?
    let level: String?
    /// The place as the header writes it; nil where the rows state it.
    var place: String?
    let isProvisional: Bool
    /// The column with the reason for a break; nil where there is none.
    var breakNote: Int?
  }

  /// The columns with the rows' places; nil where each column of figures states its place.
  private(set) var place: PlaceColumns?
  private(set) var keys: [ColumnRole: [Int]] = [:]
  private(set) var values: [Value] = []
  /// Columns that select rows, with the cells whose rows are read; other rows are set aside.
  private(set) var only: [(column: Int, cells: [String])] = []
  private(set) var aside: [(column: Int, cells: [String], reason: Reconciliation.SetAsideReason)] =
    []
  private(set) var flag: Int?
  /// The name of each column.
  let names: [String]

  /// Assigns roles from the header; nil when a required column is missing.
  /// - Parameter year: the year stated above the header, for columns that name only a month.
  init?(
    _ header: HeaderRow, _ meanings: HeadMeanings, year: Int?, into builder: inout ExtractBuilder
  ) {
    let recipe = meanings.labels.recipe
    names = header.names
    var reading = HeaderReading(header, meanings, year: year)
    reading.read(into: &builder)
    place = PlaceColumns(recipe.place, names: reading.named)
    guard place != nil || (!reading.values.isEmpty && reading.values.allSatisfy { $0.place != nil })
    else {
      builder.refuse(
        line: header.line, .header, "",
        "the column \(recipe.place.column.all.joined(separator: " or ")) is missing from the header"
      )
      return nil
    }
    for role in ColumnRole.allCases {
      guard let names = recipe.columns[role] else { continue }
      keys[role] = names.all.compactMap { reading.named[$0] }
      if keys[role]?.isEmpty != false, role != .ignore, !recipe.optional.contains(role),
        !reading.isGiven(role)
      {
        builder.refuse(
          line: header.line, .header, "",
          "the column \(names.all.joined(separator: " or ")) is missing from the header")
        return nil
      }
    }
    values = reading.values
    only = recipe.only.compactMap { name, cells in reading.named[name].map { ($0, cells.all) } }
    aside = recipe.aside.compactMap { entry in
      reading.named[entry.column].map { ($0, entry.cells.all, entry.reason) }
    }
    flag = recipe.flag.flatMap { reading.named[$0.column] }
    guard !values.isEmpty else {
      builder.refuse(line: header.line, .header, "", "the header has no column with figures")
      return nil
    }
  }
}

/// The columns that identify the place.
struct PlaceColumns {
  let column: Int
  let level: Int?
  let codes: [UnitLevel: Int]
  /// The column with the unit's name; nil where the recipe or the table has none.
  let name: Int?
  let municipality: Int?

  /// Returns nil when the table has no column that identifies the place.
  init?(_ place: Recipe.Place, names: [String: Int]) {
    guard let column = place.column.all.lazy.compactMap({ names[$0] }).first else { return nil }
    self.column = column
    level = place.level.flatMap { names[$0.column] }
    codes = place.codes.compactMapValues { names[$0] }
    name = place.name.flatMap { names[$0] }
    municipality = place.municipality.flatMap { names[$0] }
    guard (level == nil) == (place.level == nil), codes.count == place.codes.count else {
      return nil
    }
  }
}
