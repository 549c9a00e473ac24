import Foundation
import Testing

@testable import Files

/// Only what has an end is read, and what else lies there is told at once.
struct OpenFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func refusal(_ path: String) -> String? {
    do throws(RefusedFile) {
      _ = try SourceFile(path: path)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func namedPipeNobodyWritesToIsRefusedAtOnce() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(mkfifo(path("p.csv"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: path("link.csv"), withDestinationPath: path("p.csv"))
    for name in ["p.csv", "link.csv"] {
      #expect(
        refusal(path(name))
          == "\(path(name)): cannot be read: it is a named pipe; expected a file")
    }
  }

  @Test(arguments: [
    ("/dev/zero", "a device"), ("/dev/null", "a device"), ("/", "a folder"),
  ])
  func whatIsNoFileIsRefused(_ path: String, _ kind: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(refusal(path) == "\(path): cannot be read: it is \(kind); expected a file")
  }

  /// A terabyte without text is refused by its first bytes: reading all of it would take an hour.
  @Test func largeFileThatIsNoTextIsRefusedAtOnce() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(FileManager.default.createFile(atPath: path("zeros.csv"), contents: nil))
    #expect(truncate(path("zeros.csv"), 1 << 40) == 0)
    #expect(refusal(path("zeros.csv"))?.contains("zeros.csv: is not text; expected") == true)
  }

  /// What a shell's `<(…)` hands over is read to its end, once.
  @Test func pipeWithoutANameIsRead() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a;b\n".utf8))
    try pipe.fileHandleForWriting.close()
    let file = try SourceFile(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(try file.contents() == Array("a;b\n".utf8))
  }
}
