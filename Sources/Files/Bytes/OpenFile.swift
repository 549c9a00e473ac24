import Foundation

/// A file or pipe kept open for reading as long as it is referenced. Every input of data is opened
/// through this type.
package final class OpenFile: Sendable {
  /// The path shown in error messages.
  let path: String
  /// The size in bytes of a regular file, which can be read again from any offset; nil for a pipe or
  /// device, which can be read once.
  let size: Int?
  private let descriptor: Int32

  /// - Throws: `RefusedFile` when the operating system cannot open the file, and for what is no regular file
  ///   and no pipe that a shell has opened: a named pipe may never give anything, and a device never end.
  package init(path: String) throws(RefusedFile) {
    self.path = path
    try Self.requireReadable(path)
    // What has become a named pipe since is opened without waiting for a writer, and what the system gives out
    // as a file and lets wait is not waited for.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    size = Self.size(of: descriptor)
    if size == nil { _ = fcntl(descriptor, F_SETFL, 0) }
  }

  private static func requireReadable(_ path: String) throws(RefusedFile) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw unreadable(path) }
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFIFO where hasNoName(status): return
    case S_IFDIR: kind = "a folder"
    case S_IFIFO: kind = "a named pipe"
    case S_IFSOCK: kind = "a socket"
    default: kind = "a device"
    }
    throw RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be read: it is \(kind); expected a file")
    ])
  }

  /// Whether a pipe has no name of its own, such as a shell's `<(…)`: it lies where the system keeps such pipes.
  private static func hasNoName(_ status: stat) -> Bool {
    let pipe = Pipe()
    var other = stat()
    return fstat(pipe.fileHandleForReading.fileDescriptor, &other) == 0
      && other.st_dev == status.st_dev
  }

  /// The size of a regular file; nil for anything else.
  private static func size(of descriptor: Int32) -> Int? {
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    return isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Opens standard input: a file from its beginning, or a pipe.
  /// - Parameter name: the name shown in error messages.
  package init(standardInputNamed name: String) throws(RefusedFile) {
    path = name
    descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw Self.unreadable(name) }
    // What another program has read of a file is not ours to read again.
    size = lseek(descriptor, 0, SEEK_CUR) == 0 ? Self.size(of: descriptor) : nil
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads at most `count` bytes from an offset of a regular file, or the next bytes of a pipe; empty at
  /// the end.
  /// - Parameter place: offset from 0; ignored for a pipe.
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

  /// The refusal that carries the operating system's message for `errno`.
  private static func unreadable(_ path: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be read: \(String(cString: strerror(errno)))")
    ])
  }
}
