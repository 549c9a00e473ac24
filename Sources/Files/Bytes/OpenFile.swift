import Foundation

/// A file or a pipe that is open for reading for as long as anybody holds it; nothing else opens a
/// source of data.
package final class OpenFile: Sendable {
  /// What messages call it.
  let path: String
  /// The bytes of an ordinary file, which can be read again from any place; nil for a pipe or a
  /// device, which gives its bytes once.
  let size: Int?
  private let descriptor: Int32

  /// - Throws: `RefusedFile` when the operating system does not open it.
  package init(path: String) throws(RefusedFile) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// What comes in on standard input, read as a pipe whatever it is.
  /// - Parameter name: what messages call it.
  package init(standardInputNamed name: String) throws(RefusedFile) {
    path = name
    size = nil
    descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw Self.unreadable(name) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// At most so many bytes from a place in an ordinary file, or the next ones of a pipe; none at the
  /// end.
  /// - Parameter place: from 0; without meaning for a pipe.
  func read(_ count: Int, from place: Int) throws(RefusedFile) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got: Int
      repeat {
        got =
          size == nil
          ? Foundation.read(descriptor, buffer.baseAddress, count)
          : pread(descriptor, buffer.baseAddress, count, place)
      } while got < 0 && errno == EINTR
      failed = got < 0
      filled = max(0, got)
    }
    if failed { throw Self.unreadable(path) }
    return bytes
  }

  /// With what the operating system says of the call before.
  private static func unreadable(_ path: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be read: \(String(cString: strerror(errno)))")
    ])
  }
}
