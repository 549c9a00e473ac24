import Analysis
import ArgumentParser
import Files
import Flagging
import Geography
import Ingestion
import Observations
import Practices
import Storage

struct PracticeImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record practices from a filled-in table.",
    discussion: """
      The table is that of nullpunkt template practices, or what nullpunkt practice export --format \
      csv wrote; practices/ung-inkludering.csv in the data folder holds twenty-eight examples, told after \
      the project's final report. Each row is checked as nullpunkt practice add checks it, and the file is taken in \
      whole or not at all. A practice that is recorded already is passed over. Corrections are made \
      with nullpunkt practice add --replaces.

        nullpunkt practice import praksiser.csv
      """)

  @Argument(help: "The filled-in table.")
  var file: String
  @OptionGroup var vouchedFor: VouchedForOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    var table = try HeadedTable(
      SourceFile(path: file),
      .filledIn(
        needed: [
          "indicator", "unit", "period", "visited", "service", "description", "rarity", "contact",
        ],
        optional: [
          "recorded_by", "unit_name", "unit_level", "id", "replaces", "replaced_by", "theme",
          "status",
          "votes_common", "votes_slightly_unusual", "votes_very_unusual", "example",
        ],
        also: ["unit_code": "unit"]))
    let rows = try table.all()
    let store = try database.open(for: knowledge, .writing)
    var reader = PracticeRowReader(
      file: file, knowledge: knowledge, check: try knowledge.practiceCheck,
      vouchedFor: vouchedFor)
    var problems: [Problem] = []
    var practices: [CheckedPractice] = []
    for row in rows {
      do throws(RefusedFile) {
        practices.append(try reader.practice(row))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else {
      Console.explain(RefusedFile(problems))
      throw Refusal("\(file): refused, nothing of it was recorded")
    }
    let ids = try store.record(practices)
    try store.close()
    let known = practices.count - ids.count
    Console.explain(
      "\(file): \(ids.count) recorded" + (known > 0 ? ", \(known) recorded before" : ""))
  }
}
