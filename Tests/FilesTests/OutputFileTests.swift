import Foundation
import Testing

@testable import Files

/// A file takes its place whole, and only when it says something new.
struct OutputFileTests {
  private let folder: URL
  private var path: String { folder.appendingPathComponent("deep/table.csv").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  }

  private func write(_ pieces: [String]) throws -> String {
    let file = try OutputFile(path: path)
    for piece in pieces { try file.write(Array(piece.utf8)) }
    return try file.finish()
  }

  private var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("deep").path)
    }
  }

  private var number: Int? {
    get throws {
      try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }
  }

  @Test func holdsItsPiecesAndNothingElseIsLeft() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try write(["a,", "b\n"]) == SHA256.digest(of: "a,b\n"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,b\n")
    #expect(try names == ["table.csv"])
  }

  @Test func sameBytesLeaveTheFileUntouched() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hash = try write(["a,b\n"])
    let before = try number
    #expect(try write(["a", ",b\n"]) == hash)
    #expect(try number == before)
    #expect(try write(["a,c\n"]) != hash)
    #expect(try number != before)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,c\n")
    #expect(try names == ["table.csv"])
  }

  @Test func fileThatIsNotFinishedLeavesTheOldOne() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try write(["a,b\n"])
    do {
      let file = try OutputFile(path: path)
      try file.write(Array("half".utf8))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,b\n")
    #expect(try names == ["table.csv"])
  }

  @Test func folderThatCannotBeMadeIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("a file".utf8).write(to: folder.appendingPathComponent("deep"))
    #expect(throws: (any Error).self) { try write(["a"]) }
  }
}
