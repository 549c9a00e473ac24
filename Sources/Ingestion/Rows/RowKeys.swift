import Files
import Geography
import Observations

/// What a row's key columns state about all its figures.
struct RowKeys {
  private(set) var sex: Sex?
  private(set) var age: AgeLabel?
  /// The level; empty for the total, nil where no column states it.
  private(set) var level: String?
  private(set) var period: Period?
  /// Whether the period is marked as provisional.
  private(set) var isProvisional = false
  private(set) var measure: Recipe.MeasureEntry?
  private(set) var indicator: String?
  private(set) var source: String?
  private(set) var unit: ValueUnit?
  /// The kind that replaces every figure of the row; nil where the figures are used.
  private(set) var flag: CellValue.Kind?

  /// - Parameter year: the year stated above the header, for a column of months.
  /// - Throws: `RefusedCell` at the first cell that the recipe does not know, or when a template's row
  ///   uses the source name of another recipe.
  init(_ row: [String], _ roles: ColumnRoles, _ labels: Labels, year: Int?) throws(RefusedCell) {
    for role in ColumnRole.allCases {
      for column in roles.keys[role] ?? [] {
        try read(role, KeyCell(row: row, column: column), roles, labels, year)
      }
    }
    if let column = roles.flag, let known = labels.recipe.flag?.values {
      let cell = KeyCell(row: row, column: column)
      guard let kind = known[cell.text] else {
        throw cell.refusal("is no flag of this table", known.keys.sorted())
      }
      flag = kind == .number ? nil : kind
    }
  }

  private mutating func read(
    _ role: ColumnRole, _ cell: KeyCell, _ roles: ColumnRoles, _ labels: Labels, _ year: Int?
  ) throws(RefusedCell) {
    let text = cell.text
    switch role {
    case .ignore: break
    case .sex:
      sex = labels.sex(text)
      guard sex != nil else {
        throw cell.refusal("is not a sex of this table", labels.listedSexes)
      }
    case .age:
      age = text.isEmpty ? AgeLabel(nil) : labels.age(text)
      guard age != nil else {
        throw cell.refusal(
          "is not an age of this table",
          labels.recipe.ages.isEmpty ? ["20-24 år"] : labels.recipe.ages.keys.sorted())
      }
    case .level:
      guard let found = labels.level(text, in: roles.names[cell.column]) else {
        throw cell.refusal(
          "is not a level of this table",
          labels.recipe.levels.keys.filter { !$0.isEmpty && ExcelDate.note($0).isEmpty }.sorted())
      }
      level = [level, found].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    case .measure:
      measure = labels.measure(text)
      guard measure != nil else {
        throw cell.refusal("is not a measure of this table", labels.measureLabels)
      }
    case .indicator, .source:
      guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "." }),
        !HiddenLetters.areControls(in: text)
      else {
        throw cell.refusal("names no \(role.rawValue)", ["one word"])
      }
      guard role == .indicator || !labels.otherSources.contains(text) else {
        throw cell.refusal("is a source with a recipe of its own", ["another name"])
      }
      if role == .indicator { indicator = text } else { source = text }
    case .unitOfMeasure:
      // A count of the template's may be a change, and so negative.
      unit = text == "count" ? .number : ValueUnit(rawValue: text)
      guard unit != nil else {
        throw cell.refusal(
          "is not a unit of measure", ["count", "per_mille", "percent", "share"])
      }
    case .year, .schoolYear, .quarter, .month, .window:
      let plain: String
      (plain, isProvisional) = labels.symbols.withoutProvisionalMark(text)
      period = role.period.flatMap { labels.period(plain, $0, year: year) }
      guard period != nil else {
        throw cell.refusal(
          "is not a \(role.rawValue.replacing("_", with: " "))", [Self.example(role)])
      }
    }
  }

  private static func example(_ role: ColumnRole) -> String {
    switch role {
    case .schoolYear: "two years such as 2020-21"
    case .quarter: "a year and a quarter such as 2021K4"
    case .month: "a year and a month such as 2022M03"
    case .window: "two years such as 2018_2020"
    default: "four digits, such as 2021"
    }
  }
}

/// A cell of a key column.
private struct KeyCell {
  let row: [String]
  let column: Int

  var text: String { row[column] }

  func refusal(_ what: String, _ expected: [String]) -> RefusedCell {
    let nearest = LabelHint.nearest(to: text, among: expected)
    return RefusedCell(
      column: column, kind: .label, text: text,
      message: "\(what); \(nearest)expected \(expected.joined(separator: ", "))")
  }
}
