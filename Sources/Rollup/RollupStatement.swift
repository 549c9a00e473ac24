import Geography
import Indicators
import Observations

/// The roll-up of a person-level file as one SQL statement, which DuckDB and Spark answer alike.
///
/// It reads the relation `persons`, all of whose columns are texts, and two functions: `person_key` makes a number of
/// a text, and `spells_overlap` tells whether of spells in order, each its first day and last day in one number, one
/// begins before the one in front of it ends. What it gives are rows of `RollupAnswer.columns`: counts, codes that no municipality had, rows that are not as they should
/// be, and how many people stand twice.
package struct RollupStatement: Sendable {
  let recipe: RollupRecipe
  let figures: CountedFigures
  let recoding: CodeRecoding
  let years: ClosedRange<Int>

  /// The year in whose borders figures are given; nil for each figure's own.
  let borders: Int?

  /// - Throws: `CountedFigures.Refusal` where the catalogue does not count the recipe's measures.
  package init(
    _ recipe: RollupRecipe, _ indicators: [Indicator], _ geography: Geography,
    over years: ClosedRange<Int>, borders: Int? = nil
  ) throws(CountedFigures.Refusal) {
    let figures = try CountedFigures(recipe, indicators)
    self.init(
      recipe, figures,
      CodeRecoding(
        geography, over: years, codesOf: recipe.codesOf, borders: borders, day: figures.day(in:)),
      over: years, borders: borders)
  }

  init(
    _ recipe: RollupRecipe, _ figures: CountedFigures, _ recoding: CodeRecoding,
    over years: ClosedRange<Int>, borders: Int?
  ) {
    (self.recipe, self.figures, self.recoding) = (recipe, figures, recoding)
    (self.years, self.borders) = (years, borders)
  }

  /// The columns of `persons` with the file's columns that they are.
  package var persons: [(name: String, column: String)] {
    PersonColumn.allCases.compactMap { role in
      recipe.columns[role].map { ("\(role.rawValue)_text", $0) }
    } + recipe.conditionColumns.enumerated().map { ("condition_\($0 + 1)_text", $1) }
  }

  /// The band of everybody, whatever age, by which also is told which units have any row.
  static let everybody = "*"

  /// The statement.
  package var text: String {
    """
    WITH \(placed()),
    recoded AS (
      SELECT p.*,
        CASE WHEN p.fault <> '' OR p.year = 0 THEN '' WHEN r.unit IS NOT NULL THEN r.unit
          WHEN p.code BETWEEN '2100' AND '2399' THEN p.code ELSE '9999' END AS unit,
        CASE WHEN p.fault <> '' OR p.year = 0 OR r.unit IS NOT NULL
          OR p.code BETWEEN '2100' AND '2399' THEN '' ELSE p.code END AS unknown
      FROM placed p
      LEFT JOIN recoding r ON r.code = p.code AND p.year BETWEEN r.first_year AND r.last_year),
    counted AS (
      SELECT year, unit, unknown, sex, age, fault, count(*) AS persons, min(shown) AS shown\
    \(measures { "sum(\($0)) AS \($0)" })
      FROM recoded GROUP BY year, unit, unknown, sex, age, fault)
    SELECT CASE WHEN grouping(unknown) = 0 THEN 'unknown' ELSE what END AS what, year, unit,
      CASE WHEN grouping(sex) = 1 THEN 'both' ELSE sex END AS sex, band,
      CASE WHEN grouping(unknown) = 0 THEN unknown ELSE min(shown) END AS shown, sum(persons) AS persons\
    \(measures { "sum(\($0)) AS \($0)" })
    FROM (
      SELECT c.*, b.band,
        CASE WHEN fault <> '' THEN fault WHEN year = 0 THEN 'other_years' ELSE 'count' END AS what
      FROM counted c JOIN bands b ON c.age BETWEEN b.first_age AND b.last_age) AS banded
    WHERE what = 'count' OR band = '\(Self.everybody)'
    GROUP BY GROUPING SETS
      ((what, year, unit, band, sex), (what, year, unit, band), (what, year, unknown, band))
    UNION ALL
    SELECT 'twice', 0, '', '', '', '', count(*)\(measures { _ in "0" })
    FROM (\(twice)) AS repeated HAVING count(*) > 0
    """
  }

  /// The lines of rows that are not as they should be, the first of the file; `persons` has the column `line`.
  package var faultLines: String {
    """
    WITH \(placed(carrying: ["line"]))
    SELECT fault, line, shown FROM placed WHERE fault <> '' ORDER BY line LIMIT 50
    """
  }

  /// A text for each measure, after a comma.
  private func measures(_ text: (String) -> String) -> String {
    figures.all.indices.map { ", " + text("measure_\($0 + 1)") }.joined()
  }

  // MARK: people

  /// The statement's relations up to `placed`: a row for each person and year that is counted, one for each row
  /// that is not as it should be, and one for each of other years.
  private func placed(carrying: [String] = []) -> String {
    let carried = carrying.map { ", \($0)" }.joined()
    let codes = recoding.rows.map {
      "(\(SQLText.literal($0.code)), \($0.years.lowerBound), \($0.years.upperBound), "
        + "\(SQLText.literal($0.unit)))"
    }
    let bands =
      ["(\(SQLText.literal(Self.everybody)), -999, 999)"]
      + figures.bands.map { "(\(SQLText.literal($0.description)), \($0.from), \($0.through))" }
    let periods = ([0] + Array(years)).map { "(\($0))" }
    return """
      recoding(code, first_year, last_year, unit) AS (VALUES
        \(codes.joined(separator: ", "))),
      bands(band, first_age, last_age) AS (VALUES \(bands.joined(separator: ", "))),
      periods(year) AS (VALUES \(periods.joined(separator: ", "))),
      parsed AS (
        SELECT \(parsed.joined(separator: ",\n      "))\(carried)
        FROM persons),
      judged AS (
        SELECT *, CASE
          \(faults.joined(separator: "\n      ")) ELSE '' END AS fault
        FROM parsed),
      spanned AS (
        SELECT *, CASE WHEN fault <> '' OR \(isOutside) THEN 0 ELSE \(first) END AS first_year,
          CASE WHEN fault <> '' OR \(isOutside) THEN 0 ELSE \(last) END AS last_year
        FROM judged),
      aged AS (
        SELECT s.*, y.year, \(age) AS age
        FROM spanned s JOIN periods y ON \(join)),
      located AS (
        SELECT code, sex\(carried)\(measures { $0 }), year, person_said,
          CASE WHEN fault <> '' OR year = 0 THEN 0 ELSE age END AS age,
          CASE WHEN fault = '' AND year > 0 AND (age < 0 OR age > 120) THEN 'age' ELSE fault END AS fault,
          CASE \(shown.joined(separator: " "))
            WHEN fault = '' AND year > 0 AND (age < 0 OR age > 120) THEN \(text(ageRole)) ELSE '' END AS said
        FROM aged),
      placed AS (
        SELECT code, sex\(carried)\(measures { $0 }), year, age, fault,
          \(PersonText.shown("said", of: "person_said")) AS shown
        FROM located)
      """
  }

  private var ageRole: PersonColumn { recipe.columns[.age] == nil ? .birth : .age }

  /// The column of a role as text, without blanks around it; empty where the file has nothing.
  private func text(_ role: PersonColumn) -> String { "\(role.rawValue)_said" }

  /// The columns of `parsed`.
  private var parsed: [String] {
    var columns = persons.map { name, _ in
      "\(SQLText.trimmed(name)) AS \(name.replacing("_text", with: "_said"))"
    }
    let code = SQLText.trimmed("municipality_text")
    columns.append(
      recipe.hasLostZeros
        ? "CASE WHEN length(\(code)) = 3 THEN concat('0', \(code)) ELSE \(code) END AS code"
        : "\(code) AS code")
    columns.append("\(sex) AS sex")
    for role in [PersonColumn.birth, .from, .through, .until] where recipe.columns[role] != nil {
      let day = SQLText.day(SQLText.trimmed("\(role.rawValue)_text"), recipe.dates)
      columns.append("\(day) AS \(role.rawValue)_day")
    }
    for role in [PersonColumn.year, .age] where recipe.columns[role] != nil {
      columns.append(
        "\(SQLText.wholeNumber(SQLText.trimmed("\(role.rawValue)_text"))) AS \(role.rawValue)_number"
      )
    }
    for (index, counted) in figures.all.enumerated() {
      let conditions = counted.measure.conditions.map { condition in
        "\(SQLText.trimmed(name(of: condition))) IN (\(condition.counted.map(SQLText.literal).joined(separator: ", ")))"
      }
      columns.append(
        conditions.isEmpty
          ? "1 AS measure_\(index + 1)"
          : "CASE WHEN \(conditions.joined(separator: " AND ")) THEN 1 ELSE 0 END AS measure_\(index + 1)"
      )
    }
    return columns
  }

  private func name(of condition: RollupRecipe.Condition) -> String {
    "condition_\((recipe.conditionColumns.firstIndex(of: condition.column) ?? 0) + 1)_text"
  }

  /// The sex by its text; nothing for a text that is no sex.
  private var sex: String {
    guard recipe.columns[.sex] != nil else { return "'unstated'" }
    let cases = recipe.sexes.keys.sorted().map { label in
      let sex = recipe.sexes[label] ?? .both
      return "WHEN \(SQLText.literal(label)) THEN '\(sex == .both ? "unstated" : sex.rawValue)'"
    }
    return "CASE \(SQLText.trimmed("sex_text")) \(cases.joined(separator: " ")) END"
  }

  /// When a row has a fault, by the fault's name; the first counts.
  private var judgements: [(when: String, fault: RollupFault, shown: String)] {
    var all: [(String, RollupFault, String)] = [("person_said = ''", .person, "''")]
    func day(_ role: PersonColumn, _ fault: RollupFault, mayBeBlank: Bool = false) {
      guard recipe.columns[role] != nil else { return }
      let blank = mayBeBlank ? "\(text(role)) <> '' AND " : ""
      all.append(("\(blank)\(role.rawValue)_day IS NULL", fault, text(role)))
    }
    if recipe.columns[.year] != nil {
      all.append(
        ("year_number IS NULL OR year_number NOT BETWEEN 1900 AND 2100", .year, text(.year)))
    }
    all.append(("translate(code, '0123456789', '0000000000') <> '0000'", .municipality, "code"))
    if recipe.columns[.sex] != nil { all.append(("sex IS NULL", .sex, text(.sex))) }
    day(.birth, .birth)
    if recipe.columns[.age] != nil { all.append(("age_number IS NULL", .age, text(.age))) }
    day(.from, .from)
    day(.through, .through, mayBeBlank: true)
    day(.until, .until, mayBeBlank: true)
    if recipe.rows == .spell {
      all.append(("birth_day > from_day", .bornAfter, text(.birth)))
      if recipe.columns[.through] != nil {
        all.append(("through_day < from_day", .endsBefore, text(.through)))
      } else {
        all.append(("until_day <= from_day", .endsBefore, text(.until)))
      }
    }
    for (index, column) in recipe.conditionColumns.enumerated() {
      let conditions = recipe.measures.flatMap(\.conditions).filter { $0.column == column }
      let texts = Set(conditions.flatMap { $0.counted + $0.notCounted }).sorted()
      // A column that several measures read may hold only what each of them knows.
      let known = texts.filter { text in
        conditions.allSatisfy { $0.counted.contains(text) || $0.notCounted.contains(text) }
      }
      all.append(
        (
          "condition_\(index + 1)_said NOT IN (\(known.map(SQLText.literal).joined(separator: ", ")))",
          .condition(index + 1), "condition_\(index + 1)_said"
        ))
    }
    return all
  }

  private var faults: [String] {
    judgements.map { "WHEN \($0.when) THEN '\($0.fault.name)'" }
  }

  /// What a row with a fault says.
  private var shown: [String] {
    judgements.map {
      "WHEN fault = '\($0.fault.name)' THEN \($0.shown)"
    }
  }

  // MARK: years

  /// Whether a row without a fault is of none of the years.
  private var isOutside: String {
    switch recipe.rows {
    case .personYear: "year_number NOT BETWEEN \(years.lowerBound) AND \(years.upperBound)"
    case .spell: "\(first) > \(last)"
    }
  }

  /// The first year on whose day somebody is counted.
  private var first: String {
    guard recipe.rows == .spell else { return "year_number" }
    let year = SQLText.year(
      "from_day", laterThan: figures.day.number, by: 1, ahead: figures.yearsBefore)
    return "greatest(\(years.lowerBound), \(year))"
  }

  private var last: String {
    guard recipe.rows == .spell else { return "year_number" }
    let (end, least) =
      recipe.columns[.through] == nil
      ? ("until_day", figures.day.number + 1) : ("through_day", figures.day.number)
    let year =
      "year(\(end)) + \(figures.yearsBefore) - "
      + "CASE WHEN \(SQLText.monthAndDay(end)) < \(least) THEN 1 ELSE 0 END"
    return "least(\(years.upperBound), coalesce(\(year), \(years.upperBound)))"
  }

  private var join: String {
    recipe.rows == .spell ? "y.year BETWEEN s.first_year AND s.last_year" : "y.year = s.first_year"
  }

  /// The age in whole years on the day counted; somebody born on 29 February is a year older on 1 March where
  /// a year has no such day.
  private var age: String {
    if recipe.columns[.birth] == nil { return "s.age_number" }
    return "y.year - \(figures.yearsBefore) - year(s.birth_day) - "
      + "CASE WHEN \(SQLText.monthAndDay("s.birth_day")) > \(figures.day.number) THEN 1 ELSE 0 END"
  }
}
