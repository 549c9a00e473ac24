import Foundation

/// A file that is written beside its target, and gone when nobody holds it any more, unless it has been moved there.
///
/// It is locked as long as it is held. One that a process left which was cut short is nobody's, and taken over by
/// whoever writes the same target next.
final class UnfinishedFile {
  let descriptor: Int32
  private let path: String
  private var isMoved = false

  /// So many processes may write the same target at once.
  private static let most = 9

  /// - Throws: the operating system's error when the file cannot be written.
  init(for target: URL) throws {
    let folder = target.deletingLastPathComponent()
    for number in 1...Self.most {
      let ending = number == 1 ? "" : "-\(number)"
      let path = folder.appendingPathComponent(".\(target.lastPathComponent).unfinished\(ending)")
        .path
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
      guard descriptor >= 0 else { throw Self.error(path) }
      if Self.isTaken(descriptor, path), ftruncate(descriptor, 0) == 0 {
        (self.descriptor, self.path) = (descriptor, path)
        return
      }
      close(descriptor)
    }
    throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target.path])
  }

  deinit {
    if !isMoved { unlink(path) }
    close(descriptor)
  }

  /// Whether a file's path is that of one which is not finished.
  static func isOne(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last else { return false }
    return name.hasPrefix(".") && name.contains(".unfinished")
  }

  /// Locks the file; false where another process holds it, or has moved it away meanwhile.
  private static func isTaken(_ descriptor: Int32, _ path: String) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0
      && held.st_ino == named.st_ino && held.st_mode & S_IFMT == S_IFREG
  }

  func move(to target: String) throws {
    guard rename(path, target) == 0 else { throw Self.error(target) }
    isMoved = true
  }

  private static func error(_ path: String) -> CocoaError {
    CocoaError(
      .fileWriteUnknown,
      userInfo: [
        NSFilePathErrorKey: path,
        NSUnderlyingErrorKey: NSError(domain: NSPOSIXErrorDomain, code: Int(errno)),
      ])
  }
}
