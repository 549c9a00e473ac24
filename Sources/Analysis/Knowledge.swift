import Classification
import Disclosure
import Files
import Flagging
import Foundation
import Geography
import Indicators
import Ingestion
import Practices

/// The contents of the data folder; each file is read once, when first needed.
///
/// Every property throws `RefusedFile` for a file that is not as it should be.
package final class Knowledge {
  package let folder: String
  private var keptGeography: Geography?
  private var keptCatalogue: Catalogue?
  private var keptRecipes: Recipes?
  private var keptPeers: PeerSettings?
  private var keptRules: DisclosureRules?
  /// The ids of regions that are not of the data folder.
  package private(set) var ownRegions: Set<RegionID> = []

  /// The figures that have been withheld in something published, and stay so.
  package var withheldBefore = ProtectionPlan.Withheld()

  package init(folder: String) { self.folder = folder }

  /// All municipalities, counties and regions, with their days of validity and changes.
  package var geography: Geography {
    get throws {
      try once(\.keptGeography) { try GeographyFiles.load(folder: "\(folder)/geography") }
    }
  }

  /// Lets regions be known beside those of the data folder, or in the place of those of the same id.
  package func add(_ regions: [Region]) throws {
    guard !regions.isEmpty else { return }
    ownRegions.formUnion(regions.map(\.id))
    keptGeography = try geography.adding(regions)
  }

  /// The indicators by theme.
  package var catalogue: Catalogue {
    get throws { try once(\.keptCatalogue) { try Self.catalogue("\(folder)/catalogue") } }
  }

  /// The catalogue with the definitions by which a zero point is sealed; as it is where none is.
  package func catalogue(since sealed: SealedYear?) throws -> Catalogue {
    let catalogue = try catalogue
    return sealed?.inUse(catalogue) ?? catalogue
  }

  /// All recipes.
  var recipes: Recipes {
    get throws { try once(\.keptRecipes) { try Recipes(folder: "\(folder)/recipes") } }
  }

  /// The reader of extracts, with all recipes and the geography.
  package var reader: ExtractReader {
    get throws {
      ExtractReader(
        recipes: try recipes, geography: try geography, ranges: try catalogue.ranges)
    }
  }

  /// The disclosure rules. A rule for a source that no indicator and no recipe names is refused: it is the rule of
  /// another source, misspelt, which would then be protected by none of its own.
  package var rules: DisclosureRules {
    get throws {
      try once(\.keptRules) {
        let path = "\(folder)/disclosure.yaml"
        let rules = try YAMLFile.read(DisclosureRules.self, path: path)
        var known = Set(try catalogue.indicators.flatMap { $0.measures.map(\.source) })
        // The recipes are read only where the catalogue does not suffice.
        if !known.isSuperset(of: rules.listed) { known.formUnion(try recipes.sources) }
        let unknown = rules.listed.filter { !known.contains($0) }
        guard unknown.isEmpty else {
          throw RefusedFile(
            unknown.map { source in
              Problem(
                file: path, line: YAMLFile.line(ofKey: source, in: "sources", path: path),
                kind: .label, text: source,
                message: "no indicator and no recipe has this source; expected one of "
                  + known.sorted().joined(separator: ", "))
            })
        }
        return rules
      }
    }
  }

  /// The settings of peer groups.
  package var peers: PeerSettings {
    get throws {
      try once(\.keptPeers) { try YAMLFile.read(PeerSettings.self, path: "\(folder)/peers.yaml") }
    }
  }

  /// The settings of benchmarks.
  package var benchmarks: BenchmarkSettings {
    get throws { try YAMLFile.read(BenchmarkSettings.self, path: "\(folder)/benchmarks.yaml") }
  }

  /// Where sources' tables are to be had.
  package var obtaining: Obtaining {
    get throws { try YAMLFile.read(Obtaining.self, path: "\(folder)/obtaining.yaml") }
  }

  /// The address that answers with a recipe's table; nil for a table without such an interface.
  package func queryAddress(of recipe: String) throws -> String? {
    try recipes.query(of: recipe)?.url
  }

  /// The thresholds of the search for candidates.
  package var candidates: CandidateSettings {
    get throws {
      var settings = try YAMLFile.read(
        CandidateSettings.self, path: "\(folder)/candidates.yaml")
      settings.peers = try peers.size
      return settings
    }
  }

  /// Returns the cached value of a file, or reads it.
  private func once<Value>(
    _ kept: ReferenceWritableKeyPath<Knowledge, Value?>, _ read: () throws -> Value
  ) throws -> Value {
    if let value = self[keyPath: kept] { return value }
    let value = try read()
    self[keyPath: kept] = value
    return value
  }

  /// The paths of the bundled extracts.
  package var bundledExtracts: [String] {
    get throws { try Self.files(in: "\(folder)/extracts", ending: ".csv") }
  }

  /// The check for personal data in recorded practices.
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

  /// The path of the running program, symbolic links resolved.
  package static var executable: URL {
    let named = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return named.resolvingSymlinksInPath()
  }

  /// The path of the data folder: the nearest one with a `data/catalogue` above the executable, both in a
  /// checkout and in an installation.
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

/// A name that means nothing, in a sentence for the user with the names it may stand for.
package struct UnknownName: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// An error that ends a command, in a sentence for the user.
package struct Refusal: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
