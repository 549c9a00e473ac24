import Crypto
import Foundation

/// A file's bytes and the hash by which they are recognised.
public struct SourceFile: Sendable {
  /// As the user named it, for messages.
  public let path: String
  public let bytes: [UInt8]
  /// SHA-256 of the bytes, hexadecimal.
  public let sha256: String

  public var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// - Throws: `RefusedFile` when the file cannot be read or holds nothing.
  public init(path: String) throws(RefusedFile) {
    do {
      self.init(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    } catch {
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] ?? error
      throw RefusedFile([
        Problem(file: path, kind: .unreadable, message: "cannot be read: \(reason)")
      ])
    }
    guard !bytes.isEmpty else {
      throw RefusedFile([
        Problem(
          file: path, line: 1, kind: .empty,
          message: "the file is empty; expected a header and at least one row")
      ])
    }
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    sha256 = hexadecimal(SHA256.hash(data: bytes))
  }
}

/// The digest in lower-case hexadecimal.
public func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
