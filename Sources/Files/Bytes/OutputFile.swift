import Foundation

/// Writes a file piece by piece and hashes it on the way.
///
/// It takes its place in one step at the end, and only when it says something new: a file with the
/// same bytes is left untouched, and a reader never sees half of one. Anybody may read it, and its owner alone
/// write it, unless the umask allows less.
package final class OutputFile {
  private let target: URL
  private let unfinished: UnfinishedFile
  private let handle: FileHandle
  private var hash = SHA256()

  /// - Parameter path: the file to write; its folder is created where it is missing.
  /// - Throws: the operating system's error when the file cannot be written.
  package init(path: String) throws {
    target = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    unfinished = try UnfinishedFile(for: target)
    handle = FileHandle(fileDescriptor: unfinished.descriptor)
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    try handle.write(contentsOf: bytes)
  }

  /// Moves the finished file to its path.
  /// - Returns: the SHA-256 of its bytes, hexadecimal.
  package func finish() throws -> String {
    let digest = hash.hexadecimalDigest
    if (try? SourceFile(path: target.path))?.sha256 != digest {
      try unfinished.move(to: target.path)
    }
    return digest
  }
}
