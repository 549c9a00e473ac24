import Foundation

/// A folder that lasts as long as the test that holds it.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("nullpunkt-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ bytes: some Sequence<UInt8>, as name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Every file below with its bytes, by its path from here.
  func contents() throws -> [String: Data] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: url.path)
      .filter { FileManager.default.isRegularFile(atPath: path($0)) }
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: url.appendingPathComponent($0))) }
    )
  }
}

extension FileManager {
  func isRegularFile(atPath path: String) -> Bool {
    (try? attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
  }
}
