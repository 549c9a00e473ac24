/// Expressions of SQL that mean the same in DuckDB and Spark.
enum SQLText {
  /// A text, between apostrophes.
  static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  /// A column's name, between quotation marks.
  static func quotedName(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// A text without blanks around it; empty for nothing.
  static func trimmed(_ column: String) -> String { "trim(coalesce(\(column), ''))" }

  /// The text's first 80 characters, on one line and in one cell.
  static func oneLine(_ text: String) -> String {
    "translate(substr(\(text), 1, 80), concat(chr(9), chr(10), chr(13)), '   ')"
  }

  /// What may stand behind a day that has no time of day.
  private static let midnights = [" 00:00:00", "T00:00:00", " 00:00:00+00", "T00:00:00Z"]

  /// The day that a text says; nothing where it says none. A day without a time of day may have noughts for it.
  static func day(_ text: String, _ form: DateForm) -> String {
    func part(_ from: Int, _ length: Int) -> String { "substr(\(text), \(from), \(length))" }
    let (year, month, day) =
      switch form {
      case .iso: (part(1, 4), part(6, 2), part(9, 2))
      case .dotted: (part(7, 4), part(4, 2), part(1, 2))
      case .digits: (part(1, 4), part(5, 2), part(7, 2))
      }
    let shape = "translate(\(text), '0123456789', '0000000000')"
    func cast(_ year: String, _ month: String, _ day: String) -> String {
      "try_cast(concat(\(year), '-', \(month), '-', \(day)) AS DATE)"
    }
    var cases = ["WHEN \(shape) = '\(form.shape)' THEN \(cast(year, month, day))"]
    // Dates of Parquet become texts of this form, whatever the recipe says of texts.
    let isISO = form == .iso ? "" : "\(shape) = '\(DateForm.iso.shape)' OR "
    cases.append(
      "WHEN \(isISO)(substr(\(text), 11) IN (\(midnights.map(literal).joined(separator: ", "))) "
        + "AND substr(\(shape), 1, 10) = '\(DateForm.iso.shape)') "
        + "THEN \(cast(part(1, 4), part(6, 2), part(9, 2)))")
    return "CASE \(cases.joined(separator: " ")) END"
  }

  /// The number that a text of one to four digits says; nothing for any other.
  static func wholeNumber(_ text: String) -> String {
    "CASE WHEN translate(\(text), '0123456789', '0000000000') IN ('0', '00', '000', '0000') "
      + "THEN try_cast(\(text) AS INT) END"
  }

  /// A day's month and day as one number: 1231.
  static func monthAndDay(_ day: String) -> String { "(month(\(day)) * 100 + day(\(day)))" }

  /// A day as one number that orders days: 20211231.
  static func dayNumber(_ day: String) -> String {
    "(CAST(year(\(day)) AS BIGINT) * 10000 + \(monthAndDay(day)))"
  }

  /// The year of a day, and one more for a day that lies behind a day of the year.
  static func year(_ day: String, laterThan limit: Int, by step: Int, ahead: Int) -> String {
    "year(\(day)) + \(ahead) + CASE WHEN \(monthAndDay(day)) > \(limit) THEN \(step) ELSE 0 END"
  }
}
