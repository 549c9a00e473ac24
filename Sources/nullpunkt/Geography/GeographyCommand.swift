import ArgumentParser
import Geography

struct GeographyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geography",
    abstract: "Municipalities and counties through time.",
    subcommands: [
      GeographyResolveCommand.self, GeographyListCommand.self, GeographyImportCommand.self,
    ])
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
