import Classification
import Disclosure
import Files
import Flagging
import Foundation
import Geography
import Indicators
import Ingestion
import Practices

/// What the program knows before it reads a figure: the files of the data folder, each read when it
/// is first asked for, and once.
///
/// Every property throws `RefusedFile` for a file that is not as it should be.
package final class Knowledge {
  package let folder: String
  private var keptGeography: Geography?
  private var keptCatalogue: Catalogue?
  private var keptPeers: PeerSettings?

  package init(folder: String) { self.folder = folder }

  /// Municipalities, counties and regions with their days and changes.
  package var geography: Geography {
    get throws {
      try once(\.keptGeography) { try GeographyFiles.load(folder: "\(folder)/geography") }
    }
  }

  /// The indicators by theme.
  package var catalogue: Catalogue {
    get throws { try once(\.keptCatalogue) { try Self.catalogue("\(folder)/catalogue") } }
  }

  /// What reads extracts: the recipes, in the geography.
  package var reader: ExtractReader {
    get throws {
      ExtractReader(recipes: try Recipes(folder: "\(folder)/recipes"), geography: try geography)
    }
  }

  /// Which figures may be shown.
  package var rules: DisclosureRules {
    get throws { try YAMLFile.read(DisclosureRules.self, path: "\(folder)/disclosure.yaml") }
  }

  /// What peer groups are made from.
  package var peers: PeerSettings {
    get throws {
      try once(\.keptPeers) { try YAMLFile.read(PeerSettings.self, path: "\(folder)/peers.yaml") }
    }
  }

  /// What a unit must pass to be a candidate.
  package var candidates: CandidateSettings {
    get throws {
      var settings = try YAMLFile.read(
        CandidateSettings.self, path: "\(folder)/candidates.yaml")
      settings.peers = try peers.size
      return settings
    }
  }

  /// What has been read already, or is read now.
  private func once<Value>(
    _ kept: ReferenceWritableKeyPath<Knowledge, Value?>, _ read: () throws -> Value
  ) throws -> Value {
    if let value = self[keyPath: kept] { return value }
    let value = try read()
    self[keyPath: kept] = value
    return value
  }

  /// The extracts that come with the program.
  package var bundledExtracts: [String] {
    get throws { try Self.files(in: "\(folder)/extracts", ending: ".csv") }
  }

  /// What keeps people out of recorded practices.
  package var practiceCheck: PracticeCheck {
    get throws {
      PracticeCheck(
        try YAMLFile.read(PracticeWords.self, path: "\(folder)/practices.yaml"), try geography)
    }
  }

  private static func catalogue(_ folder: String) throws -> Catalogue {
    let themes = try files(in: folder, ending: ".yaml").map { path in
      (path, theme: try YAMLFile.read(Catalogue.Theme.self, path: path))
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
