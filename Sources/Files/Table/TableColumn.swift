/// One column of a result table: its name, what stands in it and how a row gives it.
///
/// Every way in which the table is written or read follows from it: the header and the cells of CSV
/// and JSON, the values of an insert, the type that the database's column must have, and what a
/// suppressed row loses.
package struct TableColumn<Row>: Sendable {
  package let name: String
  package let type: ColumnType
  /// What its numbers are counted or measured in; nil for texts and years.
  package let unit: ColumnUnit?
  /// What a cell says, one sentence in English.
  package let meaning: String
  /// Whether every row has a value: an empty text is one, no number is none.
  package let isNeverEmpty: Bool
  /// Whether a suppressed row has no number here.
  package let isWithheld: Bool
  package let cell: @Sendable (Row) -> Cell

  /// A text; empty where there is nothing to tell.
  package static func text(
    _ name: String, _ meaning: String, _ text: @escaping @Sendable (Row) -> String
  ) -> TableColumn {
    TableColumn(name, .text, nil, meaning, isNeverEmpty: true, isWithheld: false) {
      .text(text($0))
    }
  }

  /// `yes` or `no`; empty where neither can be said.
  package static func flag(
    _ name: String, _ meaning: String, _ holds: @escaping @Sendable (Row) -> Bool?
  ) -> TableColumn {
    TableColumn(name, .flag, nil, meaning, isNeverEmpty: true, isWithheld: false) {
      .text(holds($0).map { $0 ? "yes" : "no" } ?? "")
    }
  }

  /// A calendar year that tells rows apart: a text in files, a whole number in the database.
  package static func year(
    _ name: String, _ meaning: String, _ year: @escaping @Sendable (Row) -> Int
  ) -> TableColumn {
    TableColumn(name, .year, nil, meaning, isNeverEmpty: true, isWithheld: false) {
      .text(String(year($0)))
    }
  }

  /// A whole number.
  /// - Parameter isWithheld: false where it tells of no person, and stays in a suppressed row.
  package static func count(
    _ name: String, _ unit: ColumnUnit, _ meaning: String, isNeverEmpty: Bool = false,
    isWithheld: Bool = true, _ count: @escaping @Sendable (Row) -> Int?
  ) -> TableColumn {
    TableColumn(name, .count, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld) {
      .count(count($0))
    }
  }

  /// A number with a fraction, in full precision.
  package static func number(
    _ name: String, _ unit: ColumnUnit, _ meaning: String, isNeverEmpty: Bool = false,
    isWithheld: Bool = true, _ number: @escaping @Sendable (Row) -> Double?
  ) -> TableColumn {
    TableColumn(name, .number, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld) {
      .number(number($0))
    }
  }

  private init(
    _ name: String, _ type: ColumnType, _ unit: ColumnUnit?, _ meaning: String,
    isNeverEmpty: Bool, isWithheld: Bool, _ cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.meaning = meaning
    self.isNeverEmpty = isNeverEmpty
    self.isWithheld = isWithheld
    self.cell = cell
  }

  /// The same column in a table whose rows hold such a row.
  package func of<Whole>(_ part: @escaping @Sendable (Whole) -> Row) -> TableColumn<Whole> {
    TableColumn<Whole>(
      name, type, unit, meaning, isNeverEmpty: isNeverEmpty, isWithheld: isWithheld
    ) { [cell] in cell(part($0)) }
  }
}

/// What stands in a column.
package enum ColumnType: String, Sendable, CaseIterable {
  case text
  /// `yes` or `no`.
  case flag
  /// A calendar year that tells rows apart.
  case year
  /// A whole number.
  case count
  /// A number with a fraction.
  case number

  /// The type of the database's column.
  package var inSQL: String {
    switch self {
    case .text, .flag: "TEXT"
    case .year, .count: "INTEGER"
    case .number: "REAL"
    }
  }
}

/// What the numbers of a column are counted or measured in.
package enum ColumnUnit: String, Sendable, CaseIterable {
  case persons
  /// What `value_unit` says: fractions from 0 to 1 for shares, points for means.
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
  /// What the source counts or measures in.
  case sourceUnit = "as the source"
  /// A number that stands for nothing but itself.
  case pure = "none"
}
