import Files
import Geography
import Observations

/// Finds the header of a table that is known by its number and of which any dimension can stand in the head,
/// in any number of rows.
struct HeadSearch {
  private let meanings: HeadMeanings
  private var labels: Labels { meanings.labels }
  private var geography: Geography { meanings.geography }

  init(_ meanings: HeadMeanings) { self.meanings = meanings }

  private static let mostHeaderRows = 4

  /// The table's number, where a line says it; nil for a table that says none, and where the recipe has
  /// patterns for the headers of figures.
  func number(in rows: [RawRow]) -> String? {
    guard labels.recipe.values.isEmpty else { return nil }
    let numbers = labels.recipe.tableNumbers
    for cell in rows.lazy.flatMap(\.cells) {
      if let number = Recipe.tableNumber(cell) ?? (cell.utf8.count == 5 ? "\(cell):" : nil),
        numbers.contains(number)
      {
        return String(number.dropLast())
      }
    }
    return nil
  }

  /// The header whose last row is the last of the rows, or the one above it where the header leaves the names
  /// of the first columns out; of several the one with the most rows. nil where there is none.
  func header(in rows: [RawRow]) -> (row: HeaderRow, rowsBelow: Int)? {
    if let header = header(endingIn: rows[...], above: nil) { return (header, 0) }
    guard let data = rows.last, let header = header(endingIn: rows.dropLast(), above: data) else {
      return nil
    }
    return (header, 1)
  }

  private func header(endingIn rows: ArraySlice<RawRow>, above data: RawRow?) -> HeaderRow? {
    for count in (1...Self.mostHeaderRows).reversed() where rows.count >= count {
      let stack = Array(rows.suffix(count))
      guard stack.dropLast().allSatisfy(Self.mayBeHead), stack.allSatisfy({ $0.fault == nil })
      else { continue }
      let header = HeaderRow(stack)
      if let data {
        if let named = named(header, by: data) { return named }
      } else if isComplete(header) {
        return header
      }
    }
    return nil
  }

  /// Whether a row may be part of a header: a title is a single cell, the first.
  private static func mayBeHead(_ row: RawRow) -> Bool {
    row.cells.first?.isEmpty == true || row.cells.count { !$0.isEmpty } > 1
  }

  /// Whether every column of the header has a role, and those that say whom and when have one name each.
  private func isComplete(_ header: HeaderRow) -> Bool {
    guard header.names.first?.isEmpty == false,
      let last = header.names.lastIndex(where: { !$0.isEmpty }),
      !header.names[..<last].contains(where: \.isEmpty)
    else { return false }
    var trial = ExtractBuilder(file: "", geography)
    guard let roles = ColumnRoles(header, meanings, year: nil, into: &trial),
      trial.problems.isEmpty
    else { return false }
    let figures = Set(roles.values.map(\.column))
    return header.names.indices.allSatisfy { column in
      let said = header.stacked.compactMap { column < $0.count ? $0[column] : nil }
      return figures.contains(column) || Set(said.filter { !$0.isEmpty }).count < 2
    }
  }

  /// The header with names for its first columns where it has none, by what stands below them; nil where that
  /// tells no dimensions, or may tell several.
  private func named(_ header: HeaderRow, by data: RawRow) -> HeaderRow? {
    let nameless = header.names.prefix { $0.isEmpty }.count
    guard nameless > 0, data.cells.count >= nameless else { return nil }
    var namings: [[Int: String]] = [[:]]
    for index in 0..<nameless {
      let found = dimensions(of: data.cells[index]).filter { !header.names.contains($0) }
      namings = namings.flatMap { naming in
        found.filter { !naming.values.contains($0) }.map {
          naming.merging([index: $0]) { first, _ in first }
        }
      }
    }
    let complete = namings.map(header.naming).filter(isComplete)
    return complete.count == 1 ? complete.first : nil
  }

  /// The names of the columns in which a text may stand.
  private func dimensions(of text: String) -> [String] {
    let recipe = labels.recipe
    var names: [String] = []
    let isPlace =
      (try? RegionCell(text, in: geography, RegionContext(isWithoutRegions: true))) != nil
    if isPlace || RegionCell.noUnit(text) != nil { names += recipe.place.column.all.prefix(1) }
    for (role, columns) in recipe.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let fits =
        switch role {
        case .sex: labels.sex(text) != nil
        case .age: labels.age(text) != nil
        case .level: labels.listedLevel(text) != nil
        case .measure: labels.measure(text) != nil
        case .year, .schoolYear, .quarter, .month, .window:
          role.period.flatMap { labels.period(text, $0, year: nil) } != nil
        case .indicator, .source, .unitOfMeasure, .ignore: false
        }
      if fits { names += columns.all.prefix(1) }
    }
    return names
  }
}
