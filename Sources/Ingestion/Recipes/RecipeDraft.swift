import Files
import Geography
import Observations

/// A draft recipe for an unknown table, inferred from its first rows; a person reviews it and saves it in
/// `data/recipes/`.
public struct RecipeDraft: Sendable {
  public let yaml: String

  /// The role that a column's cells suggest.
  enum Look: Equatable {
    /// A column of places; the value is the number of distinct ones.
    case place(Int)
    case role(ColumnRole)
    case figures
    case text

    var places: Int? { if case .place(let count) = self { count } else { nil } }
  }

  /// - Throws: `RefusedFile` when the file is not a table with a column of places.
  init(
    _ file: SourceFile, sheet: String? = nil, _ recipes: Recipes, _ geography: Geography
  ) throws(RefusedFile) {
    func looks(_ header: HeaderRow, _ rows: [RawRow]) -> [Look] {
      header.names.indices.map { column in
        Self.look(rows.map { $0.cells[column] }, of: header.names[column], recipes, geography)
      }
    }
    let table = try DraftTable(file, sheet: sheet) { text in
      Self.isPlace(text, geography)
    } placeColumn: { header, rows in
      let places = looks(header, rows).enumerated().compactMap { index, look in
        look.places.map { (index, $0) }
      }
      return places.max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.0
    }
    yaml = Self.text(file, table, looks(table.header, table.rows), recipes, geography)
  }

  /// The role that at least 90 % of the non-empty cells fit.
  private static func look(
    _ cells: [String], of name: String, _ recipes: Recipes, _ geography: Geography
  ) -> Look {
    let filled = cells.filter { !$0.isEmpty }
    guard !filled.isEmpty else { return .text }
    func areMostly(_ isOne: (String) -> Bool) -> Bool {
      filled.count(where: isOne) * 10 >= filled.count * 9
    }
    let sexes = recipes.tables.first?.vocabulary.sexes ?? [:]
    if areMostly({
      sexes[$0] != nil || TotalName.isTotal($0) || bothSexes.contains($0.lowercased())
    }),
      filled.contains(where: { sexes[$0] != nil }) || names(name, sexWords)
    {
      return .role(.sex)
    }
    if areMostly({ Period($0, .schoolYear) != nil }) { return .role(.schoolYear) }
    if areMostly({ Period($0, .year) != nil }) { return .role(.year) }
    if areMostly({ Period($0, .quarter) != nil }) { return .role(.quarter) }
    if areMostly({ Period($0, .month) != nil }) { return .role(.month) }
    if areMostly({ AgeText.band($0) != nil && $0.contains { !$0.isNumber } }) { return .role(.age) }
    // Digits alone are codes only where one begins with a zero, which counts do not, or the column says so.
    let distinct = Set(filled)
    let haveNames = distinct.contains { $0.contains(where: \.isLetter) }
    let haveZeros = distinct.contains {
      $0.count > 1 && $0.hasPrefix("0") && $0.allSatisfy(\.isNumber)
    }
    let areCodes =
      codeWords.contains { name.lowercased().contains($0) } || names(name, placeWords)
    if haveNames || haveZeros || areCodes, areMostly({ isPlace($0, geography) || isTotal($0) }),
      filled.contains(where: { isPlace($0, geography) })
    {
      return .place(distinct.count)
    }
    // Signs such as .. and : stand for figures.
    let words = filled.filter { $0.contains { $0.isLetter || $0.isNumber } }
    let areFigures = words.count(where: NumberText.isFigure) * 2 >= words.count
    if areFigures, !haveZeros { return .figures }
    return distinct.count > 1 && !areFigures ? .text : .role(.ignore)
  }

  private static let codeWords = ["nummer", "kode", "code", "knr", "komm_nr", "kommunenr"]
  private static let placeWords: Set = [
    "kommune", "fylke", "region", "geografi", "sted", "stad", "bosted", "bydel", "municipality",
    "county",
  ]
  private static let sexWords: Set = ["kjønn", "kjonn", "sex", "gender"]
  private static let bothSexes: Set = ["begge", "både", "both", "kjønn samlet", "menn og kvinner"]

  /// Whether one of the words of a name is among some.
  private static func names(_ name: String, _ words: Set<String>) -> Bool {
    name.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
  }

  /// Whether a text names a total of places, such as `Hele fylket`.
  static func isTotal(_ text: String) -> Bool {
    TotalName.isTotal(text) || text.lowercased().hasPrefix("hele ")
  }

  /// Whether a text names a place, on any day.
  static func isPlace(_ text: String, _ geography: Geography) -> Bool {
    ([RegionContext()] + [2024, 2021, 2018].map(RegionContext.endOfYear)).contains {
      (try? RegionCell(text, in: geography, $0)) != nil
    }
  }
}
