import Analysis
import Foundation

/// What `nullpunkt` alone says: what it is, and the next step from where the user stands.
struct Greeting {
  /// Whether there is a database where commands look for it.
  let hasDatabase: Bool
  /// The front page of the newest report's site; nil where there is none.
  let site: String?

  init(databases: [String], output: String) {
    hasDatabase = databases.contains { FileManager.default.fileExists(atPath: $0) }
    site = ReportFolders(output: output).sites.first.map { "\($0)/\(ReportFolders.front)" }
  }

  var text: String {
    """
    nullpunkt \(Program.version): how many young people stand outside work and education, in every
    Norwegian municipality, and what has happened since the zero point.

    \(nextStep)

      nullpunkt --help          every command
      nullpunkt COMMAND --help  what it does, with examples

    """
  }

  private var nextStep: String {
    if let site {
      return """
        There is a report: \(site)

          nullpunkt open                 show it
          nullpunkt compare Kongsvinger  ask the figures about one municipality
          nullpunkt import FILE          take in newer figures, then nullpunkt run again
        """
    }
    guard hasDatabase else {
      return """
        There is no database yet. The next step imports the bundled figures, freezes 2021 and writes a report:

          nullpunkt run
        """
    }
    return """
      There is a database and no site yet. The next step writes one:

        nullpunkt run

      Or ask the figures: nullpunkt compare Kongsvinger
      """
  }
}
