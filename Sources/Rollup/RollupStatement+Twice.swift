/// The people who stand twice in a file: in a year, or with a spell that begins before an earlier one ends.
extension RollupStatement {
  /// The lines of people that stand twice.
  package var twiceLines: String {
    switch recipe.rows {
    case .personYear:
      "SELECT 'twice', max(line) AS last_line, min(line) FROM (\(personYears(carrying: "line"))) AS found "
        + "GROUP BY person_year HAVING count(*) > 1 ORDER BY last_line LIMIT 50"
    case .spell:
      """
      SELECT 'twice', line, '' FROM (
        SELECT began, line, max(ended) OVER (PARTITION BY person ORDER BY began, ended
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_ended
        FROM (\(spells(carrying: "line"))) AS spells) AS followed
      WHERE earlier_ended >= began ORDER BY line LIMIT 50
      """
    }
  }

  private var person: String { SQLText.trimmed("person_text") }

  /// The person and year of each row as one number, from which neither can be told.
  private func personYears(carrying: String? = nil) -> String {
    let year = SQLText.trimmed("year_text")
    return """
      SELECT person_key(concat(\(person), ' ', \(year))) AS person_year\(carrying.map { ", \($0)" } ?? "")
      FROM persons WHERE \(year) IN (\(years.map { "'\($0)'" }.joined(separator: ", "))) AND \(person) <> ''
      """
  }

  /// The first and the last day of each spell, as numbers.
  private func spells(carrying: String? = nil) -> String {
    let isUntil = recipe.columns[.through] == nil
    func number(_ column: String) -> String {
      SQLText.dayNumber(SQLText.day(SQLText.trimmed(column), recipe.dates))
    }
    return """
      SELECT person, began\(carrying.map { ", \($0)" } ?? ""), ended
      FROM (SELECT person_key(\(person)) AS person\(carrying.map { ", \($0)" } ?? ""),
          \(number("from_text")) AS began,
          coalesce(\(number(isUntil ? "until_text" : "through_text")), 99991231)\(isUntil ? " - 1" : "") AS ended
        FROM persons WHERE \(person) <> '') AS days
      WHERE began IS NOT NULL
      """
  }

  /// A row for each person and year that stands more than once, or each person of whom a spell begins before an
  /// earlier one ends. What is said of one person, or of a person's year, is brought together in each part of
  /// the file before it is brought together over all.
  var twice: String {
    switch recipe.rows {
    case .personYear:
      "SELECT 1 AS one FROM (\(personYears())) AS found GROUP BY person_year HAVING count(*) > 1"
    case .spell:
      """
      SELECT 1 AS one FROM (
        SELECT array_sort(array_agg(began * 100000000 + ended)) AS spells
        FROM (\(spells())) AS of_people GROUP BY person) AS people
      WHERE spells_overlap(spells)
      """
    }
  }
}
