import Classification
import Disclosure
import Files
import Flagging
import Foundation
import Geography
import Indicators
import Ingestion
import Practices

/// What the program knows before it reads a figure: the files of the data folder.
package struct Knowledge {
  package let folder: String
  package let geography: Geography
  package let reader: ExtractReader
  package let catalogue: Catalogue
  package let rules: DisclosureRules
  /// What peer groups are made from.
  package let peers: PeerSettings
  /// What a unit must pass to be a candidate.
  package let candidates: CandidateSettings

  package init(folder: String) throws {
    self.folder = folder
    geography = try GeographyFiles.load(folder: "\(folder)/geography")
    reader = ExtractReader(
      recipes: try Recipes(folder: "\(folder)/recipes"), geography: geography)
    catalogue = try Self.catalogue("\(folder)/catalogue")
    rules = try YAMLFile.decode(DisclosureRules.self, path: "\(folder)/disclosure.yaml")
    peers = try YAMLFile.decode(PeerSettings.self, path: "\(folder)/peers.yaml")
    var candidates = try YAMLFile.decode(
      CandidateSettings.self, path: "\(folder)/candidates.yaml")
    candidates.peers = peers.size
    self.candidates = candidates
  }

  /// The extracts that come with the program.
  package var bundledExtracts: [String] {
    get throws { try Self.files(in: "\(folder)/extracts", ending: ".csv") }
  }

  /// What keeps people out of recorded practices.
  package var practiceCheck: PracticeCheck {
    get throws {
      PracticeCheck(
        try YAMLFile.decode(PracticeWords.self, path: "\(folder)/practices.yaml"), geography)
    }
  }

  private static func catalogue(_ folder: String) throws -> Catalogue {
    let themes = try files(in: folder, ending: ".yaml").map { path in
      (path, theme: try YAMLFile.decode(Catalogue.Theme.self, path: path))
    }
    do throws(Catalogue.Invalid) {
      return try Catalogue(themes.map(\.theme))
    } catch {
      let path = themes.first { $0.theme.id == error.theme }?.0 ?? folder
      let line = YAMLFile.line(ofItem: error.position, in: "indicators", path: path)
      throw RefusedFile([
        Problem(
          file: path, line: line, kind: .label, text: error.indicator, message: error.reason)
      ])
    }
  }

  private static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The program's own file, behind whatever links lead to it.
  package static var executable: URL {
    let named = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return named.resolvingSymlinksInPath()
  }

  /// The data folder beside the program: the nearest `data/catalogue` above the executable, which
  /// is where both a checkout and an installation have it.
  package static func bundledFolder() throws -> String {
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      for candidate in ["data", "share/nullpunkt/data"] {
        let data = folder.appendingPathComponent(candidate)
        if FileManager.default.fileExists(atPath: data.appendingPathComponent("catalogue").path) {
          return data.path
        }
      }
      folder.deleteLastPathComponent()
    }
    throw Refusal("no data folder was found above \(executable.path); name one with --data")
  }
}

/// A command that cannot be carried out, in a sentence for the user.
package struct Refusal: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
