import Foundation

extension SHA256 {
  private static let pieceSize = 1 << 18

  /// The hash of a file's bytes, hexadecimal; the file is read once, and little of it is in memory at
  /// a time.
  /// - Throws: `RefusedFile` when the file cannot be read.
  package static func digest(ofFileAt path: String) throws(RefusedFile) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 64)
    defer { piece.deallocate() }
    var hash = SHA256()
    while true {
      let count = read(file, piece.baseAddress, piece.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      guard count > 0 else { return hash.hexadecimalDigest }
      hash.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  private static func unreadable(_ path: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be read: \(path): \(String(cString: strerror(errno)))")
    ])
  }
}
