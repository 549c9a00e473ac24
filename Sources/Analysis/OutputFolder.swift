import Disclosure
import Files
import Foundation
import Ingestion

/// A folder of results, in which files are rewritten only when their content changes.
package final class OutputFolder {
  package let path: String
  package private(set) var written: [Manifest.File] = []

  /// Whether texts stand in its CSV files as they are, also where a spreadsheet would run them.
  private let rawText: Bool

  package init(_ path: String, rawText: Bool = false) {
    self.path = path
    self.rawText = rawText
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether a folder lies at the path, or nothing does yet.
  package static func mayBeWritten(_ path: String) -> Bool {
    isFolder(path) || !FileManager.default.fileExists(atPath: path)
  }

  package func write(_ text: String, as name: String) throws {
    try write(name) { try $0.write(Array(text.utf8)) }
  }

  /// Writes a result table, row by row.
  package func write<Row: TableRow>(
    _ table: Protected<Row>, as format: TableFormat, _ file: ResultFile
  ) throws {
    try write(file.name(format)) { output in
      try table.write(as: format, rawText: rawText, output.write)
    }
  }

  private func write(_ name: String, _ fill: (OutputFile) throws -> Void) throws {
    let file = try OutputFile(path: "\(path)/\(name)")
    try fill(file)
    written.append(Manifest.File(file: name, sha256: try file.finish()))
  }

  /// Writes the manifest with the current time, unless only the time would change.
  package func writeManifest(_ manifest: Manifest) throws {
    let target = URL(fileURLWithPath: manifestPath)
    var present = manifest
    present.writtenAt = self.manifest?.writtenAt ?? ""
    guard self.manifest != present else { return }
    present.writtenAt = Date().formatted(.iso8601)
    try Data(JSONText.of(present).utf8).write(to: target, options: .atomic)
  }

  /// Whether every file that the manifest lists exists with the listed hash.
  package var isAsItsManifestSays: Bool {
    guard let manifest else { return false }
    return manifest.outputs.allSatisfy { output in
      (try? SHA256.digest(ofFileAt: "\(path)/\(output.file)")) == output.sha256
    }
  }

  package static let manifestName = "manifest.json"

  private var manifestPath: String { "\(path)/\(Self.manifestName)" }

  /// The manifest in the folder; nil when there is no readable one.
  package var manifest: Manifest? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(
      Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: manifestPath)))
  }
}
