import ArgumentParser
import Geography

struct GeographyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geography",
    abstract: "Municipalities and counties through time.",
    discussion: """
        nullpunkt geography resolve 1507 --from 2021-12-31 --to 2024-12-31
      """,
    subcommands: [
      GeographyResolveCommand.self, GeographyListCommand.self, GeographyImportCommand.self,
    ])
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
