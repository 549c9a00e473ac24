import Foundation

/// A folder that is changed beside its place and takes it in one step, so that its files appear together or not
/// at all.
///
/// It begins as the present folder's files under second names, which costs no copy. One that a process left which
/// was cut short is nobody's, and cleared away by whoever changes the same folder next.
package final class StagedFolder {
  /// Where files are written meanwhile.
  package let path: String
  private let target: String
  private let lock: Int32
  private var isPlaced = false

  /// So many processes may change the same folder at once.
  private static let most = 9

  /// - Throws: the operating system's error when nothing can be written there.
  package init(for target: String) throws {
    // A link to a folder stays one.
    let place = URL(fileURLWithPath: target).resolvingSymlinksInPath()
    let parent = place.deletingLastPathComponent()
    let files = FileManager.default
    try files.createDirectory(at: parent, withIntermediateDirectories: true)
    self.target = place.path
    for number in 1...Self.most {
      let ending = number == 1 ? "" : "-\(number)"
      let path = parent.appendingPathComponent(".\(place.lastPathComponent).unfinished\(ending)")
        .path
      if mkdir(path, 0o755) != 0, errno != EEXIST {
        throw CocoaError(
          .fileWriteUnknown,
          userInfo: [
            NSFilePathErrorKey: path,
            NSUnderlyingErrorKey: NSError(domain: NSPOSIXErrorDomain, code: Int(errno)),
          ])
      }
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      if lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 {
        (self.path, self.lock) = (path, lock)
        for name in try files.contentsOfDirectory(atPath: path) {
          try files.removeItem(atPath: "\(path)/\(name)")
        }
        if files.fileExists(atPath: self.target) {
          try Self.name(self.target, in: path)
        }
        return
      }
      if lock >= 0 { close(lock) }
    }
    throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target])
  }

  deinit {
    if !isPlaced { try? FileManager.default.removeItem(atPath: path) }
    close(lock)
  }

  /// Gives every file of a folder a second name in another, or copies it where there are no such names.
  private static func name(_ folder: String, in other: String) throws {
    let files = FileManager.default
    for name in try files.subpathsOfDirectory(atPath: folder) {
      let (from, to) = ("\(folder)/\(name)", "\(other)/\(name)")
      var status = stat()
      guard lstat(from, &status) == 0, !UnfinishedFile.isOne(name) else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try files.createDirectory(atPath: to, withIntermediateDirectories: true)
      } else if status.st_mode & S_IFMT != S_IFREG || link(from, to) != 0 {
        try files.copyItem(atPath: from, toPath: to)
      }
    }
  }

  /// Puts the folder in its place.
  /// - Throws: the operating system's error; the folder is as it was then.
  package func place() throws {
    let files = FileManager.default
    if files.fileExists(atPath: target) {
      do {
        try FolderExchange.swap(path, target)
      } catch {
        try moveEach()
      }
      try? files.removeItem(atPath: path)
    } else {
      try files.moveItem(atPath: path, toPath: target)
    }
    isPlaced = true
  }

  /// Where folders cannot be exchanged, such as on another's disk: each file takes its place by itself.
  private func moveEach() throws {
    let files = FileManager.default
    for name in try files.subpathsOfDirectory(atPath: path).sorted() {
      guard files.fileExists(atPath: "\(path)/\(name)") else { continue }
      if files.isFolder("\(path)/\(name)") {
        try files.createDirectory(atPath: "\(target)/\(name)", withIntermediateDirectories: true)
      } else if rename("\(path)/\(name)", "\(target)/\(name)") != 0 {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }
}
