import Disclosure
import Files
import Foundation
import Ingestion

/// A folder of results, in which files are rewritten only when their content changes.
package final class OutputFolder {
  package let path: String
  package private(set) var written: [Manifest.File] = []
  /// Where files are written that take their places together; nil where each takes its own.
  private var staged: StagedFolder?

  /// Whether texts stand in its CSV files as they are, also where a spreadsheet would run them.
  let rawText: Bool

  package init(_ path: String, rawText: Bool = false) {
    self.path = path
    self.rawText = rawText
  }

  /// Why no folder can be written at a path; nil where one can.
  package static func objection(to path: String) -> String? {
    var place = URL(fileURLWithPath: path)
    let files = FileManager.default
    while !files.fileExists(atPath: place.path), place.path != "/" {
      place.deleteLastPathComponent()
    }
    guard files.isFolder(place.path) else {
      return "\(place.relativePath) is a file; expected a folder for the reports"
    }
    return files.isWritableFile(atPath: place.path)
      ? nil : "\(place.path) may not be written to; expected a folder for the reports"
  }

  /// The files written, each with whom it is about: `estimates.csv (region)`. Those of folders are left out.
  package var told: String {
    written.filter { !$0.file.contains("/") }.map { file in
      file.about.map { "\(file.file) (\($0.rawValue))" } ?? file.file
    }
    .joined(separator: ", ")
  }

  /// Does something that writes files, which appear together when it has been done, or not at all.
  package func inOneStep<Answer>(_ write: () throws -> Answer) throws -> Answer {
    let staged = try StagedFolder(for: path)
    self.staged = staged
    defer { self.staged = nil }
    let answer = try write()
    try staged.place()
    return answer
  }

  /// The folder that files are written into: its own path, or where they wait for one another.
  var root: String { staged?.path ?? path }

  package func write(_ text: String, as name: String, about scope: Findings.Scope? = nil) throws {
    try write(Array(text.utf8), as: name, about: scope)
  }

  package func write(_ bytes: [UInt8], as name: String, about scope: Findings.Scope? = nil) throws {
    try write(name, about: scope) { try $0.write(bytes) }
  }

  /// Writes what another file holds.
  package func write(contentsOf path: String, as name: String, about scope: Findings.Scope? = nil)
    throws
  {
    try write(Array(Data(contentsOf: URL(fileURLWithPath: path))), as: name, about: scope)
  }

  /// Writes a result table, row by row.
  package func write<Row: TableRow>(
    _ table: Protected<Row>, as format: TableFormat, _ file: ResultFile,
    about scope: Findings.Scope
  ) throws {
    try write(table, as: format, named: file.name(format), about: scope)
  }

  /// Writes a table under a name of its own.
  package func write<Row: TableRow>(
    _ table: Protected<Row>, as format: TableFormat, named name: String,
    about scope: Findings.Scope?
  ) throws {
    try write(name, about: scope) { output in
      try table.write(as: format, rawText: rawText, output.write)
    }
  }

  /// Writes a table as CSV while its rows are made, which may write other files meanwhile.
  /// - Parameter fill: hands over the rows in order.
  package func writeTable<Row: UnrestrictedRow>(
    named name: String, _ fill: (TableRows<Row>) throws -> Void
  ) throws {
    try write(name, about: nil) { output in
      let rows = TableRows<Row>(output, rawText: rawText)
      try fill(rows)
      try rows.end()
    }
  }

  private func write(
    _ name: String, about scope: Findings.Scope?, _ fill: (OutputFile) throws -> Void
  ) throws {
    let file = try OutputFile(path: "\(root)/\(name)")
    try fill(file)
    written.append(Manifest.File(file: name, sha256: try file.finish(), about: scope))
  }

  /// Writes the manifest with the current time, unless only the time would change.
  package func writeManifest(_ manifest: Manifest) throws {
    var present = manifest
    present.writtenAt = self.manifest?.writtenAt ?? ""
    guard self.manifest != present else { return }
    present.writtenAt = Date().formatted(.iso8601)
    let file = try OutputFile(path: "\(root)/\(Self.manifestName)")
    try file.write(Array(JSONText.of(present).utf8))
    _ = try file.finish()
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
      Manifest.self, from: Data(SourceFile(path: manifestPath).contents()))
  }
}
