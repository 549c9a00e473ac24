import ArgumentParser

struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "The network round the young: who works with whom, and where more is wished for.",
    discussion: """
      A survey among services, schools, NAV, voluntary organisations and employers is filled into two \
      tables, those of nullpunkt template network. A round that is imported is kept as it was; it can \
      be made part of a zero point, and later rounds are compared with it. No person is named: an \
      actor is a service or a role.

        nullpunkt template network
        nullpunkt network measure nettverk-aktorer.csv nettverk-band.csv
      """,
    subcommands: [
      NetworkMeasureCommand.self, NetworkPictureCommand.self, NetworkReportCommand.self,
      NetworkImportCommand.self, NetworkListCommand.self, NetworkFreezeCommand.self,
    ])
}
