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
      throw RefusedFile([
        Problem(
          file: path, kind: .unreadable,
          message: "cannot be read: \(operatingSystemReason(for: error))")
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

/// SHA-256 of a text's UTF-8, hexadecimal.
public func sha256(of text: String) -> String {
  hexadecimal(SHA256.hash(data: Array(text.utf8)))
}

/// The digest in lower-case hexadecimal.
public func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
