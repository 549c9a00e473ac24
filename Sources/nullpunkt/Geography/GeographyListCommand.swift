import ArgumentParser
import Files
import Geography
import Reporting

struct GeographyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the units in force on a day.",
    discussion: """
        nullpunkt geography list --date 2024-01-01
        nullpunkt geography list --date 2021-12-31 --level region
      """)

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case municipality, county, region
  }

  @Option(help: ArgumentHelp("The day, YYYY-MM-DD.", valueName: "date"))
  var date: CalendarDay
  @Option(help: "Which units.")
  var level = Level.municipality
  @Option(help: "How the answer is written.")
  var format = OutputFormat.table
  @OptionGroup var csv: CSVOptions
  @OptionGroup var dataOptions: DataOptions

  private struct Unit: Encodable {
    let code: String
    let name: String
    let level: String
    let validFrom: String?
    let validTo: String?
  }

  func run() throws {
    let geography = try dataOptions.knowledge().geography
    let units = units(geography).map { code, name, validity in
      Unit(
        code: code, name: name, level: level.rawValue, validFrom: validity.from?.description,
        validTo: validity.to?.description)
    }
    let header = ["code", "name", "level", "valid_from", "valid_to"]
    let rows = units.map {
      [$0.code, $0.name, $0.level, $0.validFrom ?? "", $0.validTo ?? ""]
    }
    switch format {
    case .table:
      Console.tell(AlignedTable(header: header, rows: rows, rightAligned: []))
      Console.explain("\(units.count) of level \(level.rawValue) in force on \(date)")
    case .csv: Console.answer(header: header, rows, csv)
    case .json: Console.answer(try JSONText.of(units))
    }
  }

  private func units(_ geography: Geography) -> [(String, String, Validity)] {
    switch level {
    case .municipality:
      geography.municipalities(on: date).map { ($0.code.description, $0.name, $0.validity) }
    case .county:
      geography.counties(on: date).map { ($0.code.description, $0.name, $0.validity) }
    case .region:
      geography.regions.flatMap { region in
        region.memberships.filter { $0.validity.contains(date) }
          .map { (region.id.description, region.name, $0.validity) }
      }
    }
  }
}
