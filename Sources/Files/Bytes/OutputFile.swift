import Foundation

/// Writes a file piece by piece and hashes it on the way.
///
/// It takes its place in one step at the end, and only when it says something new: a file with the
/// same bytes is left untouched, and a reader never sees half of one.
package final class OutputFile {
  private let target: URL
  private let unfinished: URL
  private let handle: FileHandle
  private var hash = SHA256()
  private var isFinished = false

  /// - Parameter path: the file to write; its folder is created where it is missing.
  /// - Throws: the operating system's error when the file cannot be written.
  package init(path: String) throws {
    target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    unfinished = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: unfinished, options: .withoutOverwriting)
    handle = try FileHandle(forWritingTo: unfinished)
  }

  deinit {
    try? handle.close()
    if !isFinished { try? FileManager.default.removeItem(at: unfinished) }
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    try handle.write(contentsOf: bytes)
  }

  /// Moves the finished file to its path.
  /// - Returns: the SHA-256 of its bytes, hexadecimal.
  package func finish() throws -> String {
    try handle.close()
    let digest = hash.hexadecimalDigest
    if (try? SourceFile(path: target.path))?.sha256 != digest {
      try replace()
      isFinished = true
    }
    return digest
  }

  private func replace() throws {
    guard rename(unfinished.path, target.path) != 0 else { return }
    throw CocoaError(
      .fileWriteUnknown,
      userInfo: [
        NSFilePathErrorKey: target.path,
        NSUnderlyingErrorKey: NSError(domain: NSPOSIXErrorDomain, code: Int(errno)),
      ])
  }
}
