/// The declaration of one column of a result table: its name, type, unit, meaning, and how to get its
/// cell from a row.
///
/// Every way in which the table is written or read follows from it: the header and the cells of CSV
/// and JSON, the values of an insert, the type that the database's column must have, and what a
/// suppressed row loses.
package struct TableColumn<Row>: Sendable {
  package let name: String
  package let type: ColumnType
  /// The unit of the numbers; nil for texts and years.
  package let unit: ColumnUnit?
  /// What a cell says, one sentence in English.
  package let meaning: String
  /// Whether every row has a value. An empty text counts as a value; a missing number does not.
  package let isNeverEmpty: Bool
  /// The texts that may stand in the column; empty for numbers and for any text.
  package let values: [String]
  /// Whether a suppressed row loses its number in this column.
  package let isWithheld: Bool
  package let cell: @Sendable (Row) -> Cell

  /// A column of texts; empty where there is nothing to report.
  package static func text(
    _ name: String, _ meaning: String, _ text: @escaping @Sendable (Row) -> String
  ) -> TableColumn {
    TableColumn(name, .text, nil, meaning, isNeverEmpty: true, isWithheld: false) {
      .text(text($0))
    }
  }

  /// A column of the words of a fixed set; empty where none of them holds.
  package static func word<Word: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ meaning: String, _ word: @escaping @Sendable (Row) -> Word?
  ) -> TableColumn {
    TableColumn(
      name, .text, nil, meaning, isNeverEmpty: true, isWithheld: false,
      values: Word.allCases.map(\.rawValue)
    ) { .text(word($0)?.rawValue ?? "") }
  }

  /// A column of `yes` or `no`; empty where neither is known.
  package static func flag(
    _ name: String, _ meaning: String, _ holds: @escaping @Sendable (Row) -> Bool?
  ) -> TableColumn {
    TableColumn(
      name, .flag, nil, meaning, isNeverEmpty: true, isWithheld: false, values: ["yes", "no"]
    ) {
      .text(holds($0).map { $0 ? "yes" : "no" } ?? "")
    }
  }

  /// A calendar year that identifies the row: a text in files, an integer in the database.
  package static func year(
    _ name: String, _ meaning: String, _ year: @escaping @Sendable (Row) -> Int
  ) -> TableColumn {
    TableColumn(name, .year, nil, meaning, isNeverEmpty: true, isWithheld: false) {
      .text(String(year($0)))
    }
  }

  /// A column of whole numbers.
  /// - Parameter isWithheld: false for counts that are not of persons, which a suppressed row keeps.
  package static func count(
    _ name: String, _ unit: ColumnUnit, _ meaning: String, isNeverEmpty: Bool = false,
    isWithheld: Bool = true, _ count: @escaping @Sendable (Row) -> Int?
  ) -> TableColumn {
    TableColumn(name, .count, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld) {
      .count(count($0))
    }
  }

  /// A column of decimal numbers.
  /// - Parameter digits: with how many significant digits they are written; nil for full precision.
  package static func number(
    _ name: String, _ unit: ColumnUnit, _ meaning: String, isNeverEmpty: Bool = false,
    isWithheld: Bool = true, digits: Int? = nil, _ number: @escaping @Sendable (Row) -> Double?
  ) -> TableColumn {
    TableColumn(name, .number, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld) {
      row in
      let number = number(row)
      return .number(digits.flatMap { number?.rounded(toDigits: $0) } ?? number)
    }
  }

  private init(
    _ name: String, _ type: ColumnType, _ unit: ColumnUnit?, _ meaning: String,
    isNeverEmpty: Bool, isWithheld: Bool, values: [String] = [],
    _ cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.meaning = meaning
    self.isNeverEmpty = isNeverEmpty
    self.values = values
    self.isWithheld = isWithheld
    self.cell = cell
  }

  /// The same column for a table whose rows contain such a row.
  package func of<Whole>(_ part: @escaping @Sendable (Whole) -> Row) -> TableColumn<Whole> {
    TableColumn<Whole>(
      name, type, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld,
      values: values
    ) { [cell] in cell(part($0)) }
  }
}

/// The type of a column's values.
package enum ColumnType: String, Sendable, CaseIterable {
  case text
  /// `yes` or `no`.
  case flag
  /// A calendar year that identifies the row.
  case year
  /// A whole number.
  case count
  /// A decimal number.
  case number

  /// The column's type in SQL.
  package var inSQL: String {
    switch self {
    case .text, .flag: "TEXT"
    case .year, .count: "INTEGER"
    case .number: "REAL"
    }
  }
}

/// The unit of a column's numbers.
package enum ColumnUnit: String, Sendable, CaseIterable {
  case persons
  /// The unit that the row's `value_unit` names: shares as fractions from 0 to 1, means in points.
  case valueUnit = "as value_unit says"
  /// Fractions where the indicator is a share, points where it is a mean.
  case indicatorUnit = "fraction or points"
  case standardDeviations = "standard deviations"
  case probability
  case years
  case periods
  case units
  case themes
  case place
  case settings
  /// The source's own unit.
  case sourceUnit = "as the source"
  /// A number without unit.
  case pure = "none"
}
