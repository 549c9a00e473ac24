import Files
import Foundation
import Ingestion

/// A folder of results, in which a file is touched only when its content is new.
package final class OutputFolder {
  package let path: String
  package private(set) var written: [Manifest.File] = []

  package init(_ path: String) { self.path = path }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  package func write(_ text: String, as name: String) throws {
    let bytes = Data(text.utf8)
    written.append(Manifest.File(file: name, sha256: SHA256.digest(of: text)))
    let target = URL(fileURLWithPath: "\(path)/\(name)")
    guard (try? Data(contentsOf: target)) != bytes else { return }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try bytes.write(to: target, options: .atomic)
  }

  /// Writes the manifest with the time, unless it would say the same at another time.
  package func writeManifest(_ manifest: Manifest) throws {
    let target = URL(fileURLWithPath: manifestPath)
    var present = manifest
    present.writtenAt = self.manifest?.writtenAt ?? ""
    guard self.manifest != present else { return }
    present.writtenAt = Date().formatted(.iso8601)
    try Data(JSONText.of(present).utf8).write(to: target, options: .atomic)
  }

  /// Whether every file the manifest names is there, with the content it had when written.
  package var isAsItsManifestSays: Bool {
    guard let manifest else { return false }
    return manifest.outputs.allSatisfy { output in
      (try? SourceFile(path: "\(path)/\(output.file)").sha256) == output.sha256
    }
  }

  private var manifestPath: String { "\(path)/manifest.json" }

  /// The manifest that lies in the folder; nil when there is none that can be read.
  package var manifest: Manifest? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(
      Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: manifestPath)))
  }
}
