import Foundation

/// A file's bytes, read piece by piece, and the hash by which they are recognised.
public struct SourceFile: Sendable {
  /// As the user named it, for messages.
  public let path: String
  /// How many bytes it holds.
  public let size: Int
  /// SHA-256 of the bytes, hexadecimal.
  public let sha256: String
  private let content: Content

  private enum Content: Sendable {
    case onDisk
    case inMemory([UInt8])
  }

  public var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// - Throws: `RefusedFile` when the file cannot be read or holds nothing.
  public init(path: String) throws(RefusedFile) {
    self.path = path
    content = .onDisk
    (size, sha256) = try Self.survey(FileBytes(path: path))
    guard size > 0 else {
      throw RefusedFile([
        Problem(
          file: path, line: 1, kind: .empty,
          message: "the file is empty; expected a header and at least one row")
      ])
    }
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    size = bytes.count
    content = .inMemory(bytes)
    sha256 = SHA256.digest(of: bytes)
  }

  /// The bytes from the beginning.
  package func open() throws(RefusedFile) -> FileBytes {
    switch content {
    case .onDisk: try FileBytes(path: path)
    case .inMemory(let bytes): FileBytes(bytes)
    }
  }

  /// All of a small file.
  package func contents() throws(RefusedFile) -> [UInt8] {
    var (bytes, all) = (try open(), [UInt8]())
    while let piece = try bytes.next() { all += piece }
    return all
  }

  private static func survey(_ bytes: FileBytes) throws(RefusedFile) -> (Int, String) {
    var (bytes, hash, size) = (bytes, SHA256(), 0)
    while let piece = try bytes.next() {
      hash.update(piece)
      size += piece.count
    }
    return (size, hash.hexadecimalDigest)
  }
}

/// The bytes of a file in pieces of bounded size, from beginning to end.
package struct FileBytes {
  private let path: String
  private let handle: FileHandle?
  private var waiting: [UInt8]

  package static let pieceSize = 1 << 16

  package init(path: String) throws(RefusedFile) {
    self.path = path
    waiting = []
    do {
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw Self.unreadable(path, error)
    }
  }

  /// What comes through a pipe.
  package init(_ handle: FileHandle, named name: String) {
    path = name
    waiting = []
    self.handle = handle
  }

  package init(_ bytes: [UInt8]) {
    path = ""
    handle = nil
    waiting = bytes
  }

  /// The next piece, not empty; nil at the end.
  package mutating func next() throws(RefusedFile) -> [UInt8]? {
    guard let handle else {
      let piece = Array(waiting.prefix(Self.pieceSize))
      waiting.removeFirst(piece.count)
      return piece.isEmpty ? nil : piece
    }
    do {
      guard let data = try handle.read(upToCount: Self.pieceSize), !data.isEmpty else { return nil }
      return [UInt8](data)
    } catch {
      throw Self.unreadable(path, error)
    }
  }

  private static func unreadable(_ path: String, _ error: any Error) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be read: \(operatingSystemReason(for: error))")
    ])
  }
}

/// What the operating system says is wrong with a file, `No such file or directory`; the error's own
/// words for any other error.
public func operatingSystemReason(for error: any Error) -> String {
  let information = (error as NSError).userInfo
  guard let underlying = information[NSUnderlyingErrorKey] as? any Error,
    (underlying as NSError).domain == NSPOSIXErrorDomain
  else { return "\(error)" }
  let reason = String(cString: strerror(Int32((underlying as NSError).code)))
  return (information[NSFilePathErrorKey] as? String).map { "\($0): \(reason)" } ?? reason
}
