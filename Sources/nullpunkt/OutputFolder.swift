import Foundation
import Ingestion
import Reporting

/// A folder of results, in which a file is touched only when its content is new.
final class OutputFolder {
  let path: String
  private(set) var written: [Manifest.File] = []
  private(set) var hasChanged = false

  init(_ path: String) { self.path = path }

  func write(_ text: String, as name: String) throws {
    let bytes = Array(text.utf8)
    written.append(
      Manifest.File(file: name, sha256: SourceFile(path: name, bytes: bytes).sha256))
    let target = URL(fileURLWithPath: "\(path)/\(name)")
    guard (try? Data(contentsOf: target)) != Data(bytes) else { return }
    hasChanged = true
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(bytes).write(to: target, options: .atomic)
  }

  /// Writes the manifest with the time, unless it would say the same at another time.
  func writeManifest(_ manifest: Manifest) throws {
    let target = URL(fileURLWithPath: "\(path)/manifest.json")
    let earlier = try? JSONDecoder().decode(Manifest.self, from: Data(contentsOf: target))
    var present = manifest
    present.written_at = earlier?.written_at ?? ""
    guard earlier != present else { return }
    hasChanged = true
    present.written_at = Date().formatted(.iso8601)
    try Data(DataTable.json(present).utf8).write(to: target, options: .atomic)
  }
}

/// What a run was made from and what it made; the only place with a time.
struct Manifest: Codable, Equatable {
  var program = "nullpunkt"
  var version = Program.version
  var written_at = ""
  let settings: Settings
  /// Catalogue, recipes, geography, rules and texts.
  let data: [File]
  /// The imported extracts.
  let sources: [File]
  let zero_point_sha256: String
  let outputs: [File]

  struct Settings: Codable, Equatable {
    let year: Int
    let region: String
    let language: String
    let false_discovery_rate: Double
  }

  struct File: Codable, Equatable {
    let file: String
    let sha256: String
  }
}

extension String {
  /// A name as a folder's: lower case, without blanks or letters outside the English alphabet.
  var folderName: String {
    let plain = lowercased().replacing("æ", with: "ae").replacing("ø", with: "o")
      .replacing("å", with: "a")
    return String(plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}

extension Knowledge {
  /// The files that decide how figures are read, computed and told, with their hashes.
  func fileHashes() throws -> [Manifest.File] {
    let root = URL(fileURLWithPath: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.filter { !$0.hasPrefix("extracts/") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".csv")) }
      .sorted()
      .map { Manifest.File(file: $0, sha256: try SourceFile(path: "\(folder)/\($0)").sha256) }
  }
}
