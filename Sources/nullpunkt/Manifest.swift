import Flagging
import Foundation
import Indicators
import Ingestion
import Reporting

/// What a run was made from and what it made; the only place with a time.
struct Manifest: Codable, Equatable {
  var program = "nullpunkt"
  var version = Program.version
  var writtenAt = ""
  let settings: Settings
  /// Catalogue, recipes, geography, rules and texts.
  let data: [File]
  /// The imported extracts.
  let sources: [File]
  let zeroPointSha256: String
  let candidates: [Candidates]
  let outputs: [File]

  struct Settings: Codable, Equatable {
    let year: Int
    let region: String
    let language: String
    let falseDiscoveryRate: Double
  }

  /// What an indicator's list of candidates rests on.
  struct Candidates: Codable, Equatable {
    let indicator: String
    let tested: Int
    let candidates: Int
    let phi: Double?
    let tauSquared: Double?

    init(_ search: CandidateList) {
      indicator = search.indicator.id
      tested = search.summary.tested
      candidates = search.candidates.count
      phi = search.summary.phi
      tauSquared = search.summary.tauSquared
    }
  }

  struct File: Codable, Equatable {
    let file: String
    let sha256: String
  }
}

extension Knowledge {
  /// The files of the data folder with their hashes, in order of name.
  func fileHashes(_ isIncluded: (String) -> Bool) throws -> [Manifest.File] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".csv")) && isIncluded($0) }
      .sorted()
      .map { Manifest.File(file: $0, sha256: try SourceFile(path: "\(folder)/\($0)").sha256) }
  }

  /// SHA-256 over everything a run's results depend on: the program itself, its data, what has been
  /// imported and recorded, and the settings. A run whose inputs hash as the last one's needs no computing.
  func inputsHash(
    settings: [String], imported: [ZeroPoint.Source], practices: [RecordedPractice]
  ) throws -> String {
    let program = try SourceFile(path: Self.executable.path).sha256
    let files = try fileHashes { _ in true }.map { "\($0.file) \($0.sha256)" }
    let lines =
      settings + [program] + files + imported.map(\.sha256) + [DataTable.csv(practices)]
    return sha256(of: lines.joined(separator: "\n"))
  }
}
