import Files
import Geography
import Ingestion
import Observations

/// The counts of a roll-up as a table, and the recipe by which it is read into observations.
package struct CountTable: Sendable {
  /// The table as CSV: measure, level, sex, age, municipality, period and persons.
  package let bytes: [UInt8]
  /// Municipalities that have no row in a year, and so no figure, by year.
  package let absent: [Int: Int]
  private let statement: RollupStatement

  package init(_ answer: RollupAnswer, of statement: RollupStatement) {
    self.statement = statement
    var present: [Int: Set<String>] = [:]
    for place in answer.counts.keys { present[place.year, default: []].insert(place.unit) }
    var absent: [Int: Int] = [:]
    for year in present.keys {
      let all = statement.recoding.municipalities[year] ?? []
      if statement.recipe.isEverywhere {
        present[year]?.formUnion(all)
      } else {
        let lacking = all.subtracting(present[year] ?? []).count
        if lacking > 0 { absent[year] = lacking }
      }
    }
    self.absent = absent
    bytes = Self.table(answer, statement, present.mapValues { $0.sorted() })
  }

  private static let whole = "all"

  private static func table(
    _ answer: RollupAnswer, _ statement: RollupStatement, _ present: [Int: [String]]
  ) -> [UInt8] {
    let figures = statement.figures
    var bytes: [UInt8] = []
    CSVText.append(
      ["measure", "level", "sex", "age", "municipality", figures.period.kind.rawValue, "persons"]
        .map(Cell.text), to: &bytes)
    for (index, counted) in figures.all.enumerated() {
      for year in present.keys.sorted() {
        let period = figures.period.period(in: year).description
        for (age, sex) in counted.ages.flatMap({ age in counted.sexes.map { (age, $0) } }) {
          let band = age?.description ?? RollupStatement.everybody
          for unit in present[year] ?? [] {
            let place = RollupAnswer.Place(year: year, unit: unit, sex: sex.rawValue, band: band)
            let count = answer.counts[place]?[index] ?? 0
            CSVText.append(
              [
                counted.measure.name, counted.measure.level ?? whole, sex.rawValue,
                age?.description ?? whole, unit, period,
              ].map(Cell.text) + [.count(count)], to: &bytes)
          }
        }
      }
    }
    return bytes
  }

  /// The recipe of the table.
  /// - Throws: `RefusedFile` where a text of the roll-up's own recipe cannot stand in it.
  package func recipe() throws(RefusedFile) -> Recipe {
    do throws(SettingsRefusal) {
      return try Recipe(reading: SettingsNode(json: json))
    } catch {
      throw RefusedFile([
        Problem(file: statement.recipe.source, kind: .syntax, message: error.description)
      ])
    }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private var json: String {
    let period = statement.figures.period.kind.rawValue
    let levels = Set(statement.recipe.measures.compactMap(\.level)).sorted()
    let entries = Dictionary(grouping: statement.recipe.measures, by: \.name).sorted {
      $0.key < $1.key
    }
    .map { name, measures in
      let definition = measures.compactMap(\.definition).first.map {
        ", \"definition\": \(Self.quoted($0))"
      }
      return "{\"name\": \(Self.quoted(name)), \"labels\": \(Self.quoted(name)), "
        + "\"unit\": \"persons\"\(definition ?? "")}"
    }
    let levelEntries =
      ["\"\(Self.whole)\": \"\""]
      + levels.map { "\(Self.quoted($0)): \(Self.quoted($0))" }
    let sexes = Sex.allCases.map { "\"\($0.rawValue)\": \"\($0.rawValue)\"" }
    let bands =
      ["\"\(Self.whole)\": \"all\""]
      + statement.figures.bands.map { "\"\($0)\": \"\($0)\"" }
    return """
      {"source": \(Self.quoted(statement.recipe.source)), "publisher": "template",
      "about": \(Self.quoted(statement.recipe.about)),
      "match": [{"columns": ["measure", "level", "sex", "age", "municipality", "\(period)", "persons"]}],
      "place": {"column": "municipality", "kinds": ["municipality"],
        "borders": \(statement.borders.map(String.init) ?? "\"own\"")},
      "columns": {"measure": "measure", "level": "level", "sex": "sex", "age": "age",
        "\(period)": "\(period)"},
      "values": ["persons"], "decimal_mark": ".",
      "sexes": {\(sexes.joined(separator: ", "))},
      "ages": {\(bands.joined(separator: ", "))},
      "levels": {\(levelEntries.joined(separator: ", "))},
      "measures": [\(entries.joined(separator: ", "))]}
      """
  }
}
