import ArgumentParser
import Disclosure
import Practices
import Reporting

struct PracticeExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what is recorded, for programs or for Word.",
    discussion: """
      Goes to standard output. csv is what nullpunkt practice import takes in; markdown is a page with \
      a heading for each unit and each practice.

        nullpunkt practice export > praksiser.csv
        nullpunkt practice export --format markdown > praksiser.md
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, markdown
  }

  @OptionGroup var selection: PracticeSelection
  @Option(help: "What is written.")
  var format = Format.csv
  @OptionGroup var csv: CSVOptions
  @Option(help: "The page's language; nb is bokmål.")
  var language = Language.nb
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let store = try database.open()
    let practices = try selection.practices(in: store)
    switch format {
    case .csv: try Console.answer(Protected(unrestricted: practices), as: .csv, csv)
    case .json: try Console.answer(Protected(unrestricted: practices), as: .json, csv)
    case .markdown:
      let knowledge = try dataOptions.knowledge()
      let page = PracticePage(
        practices, in: try store.practiceRegister(), indicators: try knowledge.catalogue.indicators,
        texts: try knowledge.texts,
        language: language)
      Console.answer(try page.markdown())
    }
  }
}
