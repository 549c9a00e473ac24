import Foundation
import Testing

@testable import Files

/// A large file is read twice, and both times its bytes must be the same.
struct ChangedFileTests {
  @Test func fileThatChangesBetweenTheReadingsIsRefused() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("changed-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let size = (1 << 24) + 100
    try Data(repeating: UInt8(ascii: "a"), count: size).write(to: URL(fileURLWithPath: path))
    let file = try SourceFile(path: path)
    #expect(throws: Never.self) { try Self.readAll(file) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seek(toOffset: UInt64(size - 1))
    try handle.write(contentsOf: Data("b".utf8))
    try handle.close()
    let error = #expect(throws: RefusedFile.self) { try Self.readAll(file) }
    #expect(error?.description.contains("was changed while it was read") == true)
  }

  private static func readAll(_ file: SourceFile) throws(RefusedFile) {
    var bytes = file.bytes
    while try bytes.next() != nil {}
  }
}
