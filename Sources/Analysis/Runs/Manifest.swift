import Disclosure
import Files
import Flagging
import Foundation
import Indicators
import Ingestion
import Practices

/// The inputs and outputs of a run with their hashes; the only output with a time.
package struct Manifest: Codable, Equatable {
  package var program = "nullpunkt"
  package var version = Program.version
  package var writtenAt = ""
  package let settings: Settings
  /// The files of the data folder: catalogue, recipes, geography, rules and texts.
  package let data: [File]
  /// The imported extracts.
  package let sources: [File]
  package let zeroPointSha256: String
  /// The last entry of the database's ledger; nil in a manifest from before there was one.
  package let ledgerSha256: String?
  package let candidates: [Candidates]
  package let outputs: [File]

  package init(
    settings: Settings, data: [File], sources: [File], zeroPointSha256: String,
    ledgerSha256: String?, candidates: [Candidates], outputs: [File]
  ) {
    self.settings = settings
    self.data = data
    self.sources = sources
    self.zeroPointSha256 = zeroPointSha256
    self.ledgerSha256 = ledgerSha256
    self.candidates = candidates
    self.outputs = outputs
  }

  package struct Settings: Codable, Equatable {
    package let year: Int
    package let region: String
    package let language: String
    package let falseDiscoveryRate: Double

    package init(year: Int, region: String, language: String, falseDiscoveryRate: Double) {
      self.year = year
      self.region = region
      self.language = language
      self.falseDiscoveryRate = falseDiscoveryRate
    }
  }

  /// The parameters behind an indicator's list of candidates.
  package struct Candidates: Codable, Equatable {
    package let indicator: String
    package let tested: Int
    package let candidates: Int
    package let phi: Double?
    package let tauSquared: Double?

    package init(_ search: CandidateList) {
      indicator = search.indicator.id
      tested = search.tested
      candidates = search.candidates.count
      phi = search.summary.phi
      tauSquared = search.summary.tauSquared
    }
  }

  package struct File: Codable, Equatable {
    package let file: String
    package let sha256: String
    /// The licence of an extract's figures; nil for other files, and where its publisher names none.
    package let licence: String?
    /// Whom an output is about; nil for an input.
    package let about: Findings.Scope?

    package init(
      file: String, sha256: String, licence: String? = nil, about: Findings.Scope? = nil
    ) {
      self.file = file
      self.sha256 = sha256
      self.licence = licence
      self.about = about
    }
  }
}

extension Knowledge {
  /// The hashes of the data folder's files, ordered by name.
  package func fileHashes(_ isIncluded: (String) -> Bool) throws -> [Manifest.File] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { name in
        [".yaml", ".csv", ".css", ".js"].contains { name.hasSuffix($0) } && isIncluded(name)
      }
      .sorted()
      .map { Manifest.File(file: $0, sha256: try SHA256.digest(ofFileAt: "\(folder)/\($0)")) }
  }

  /// SHA-256 over the program and its data.
  package var programHash: String {
    get throws {
      let program = try SHA256.digest(ofFileAt: Self.executable.path)
      let files = try fileHashes { _ in true }.map { "\($0.file) \($0.sha256)" }
      return SHA256.digest(of: ([program] + files).joined(separator: "\n"))
    }
  }

  /// Computes a SHA-256 over everything a run's results depend on: the program, its data, the imported
  /// files, the recorded practices and groups' steps, and the settings. A run whose inputs hash as the last one's needs no
  /// computing.
  package func inputsHash(
    settings: [String], imported: [ZeroPoint.Source], practices: PracticeRegister
  ) throws -> String {
    let lines =
      settings + [try programHash] + imported.map(\.sha256) + [
        try Protected(unrestricted: practices.practices).text(as: .csv),
        try Protected(unrestricted: practices.steps).text(as: .csv),
      ]
    return SHA256.digest(of: lines.joined(separator: "\n"))
  }
}
