import Foundation
import Testing

@testable import Files

/// A folder's files appear together or not at all.
struct StagedFolderTests {
  private let folder: URL
  private var target: String { folder.appendingPathComponent("report").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, _ name: String, in path: String) throws {
    let file = try OutputFile(path: "\(path)/\(name)")
    try file.write(Array(text.utf8))
    _ = try file.finish()
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: "\(target)/\(name)", encoding: .utf8)
  }

  private var names: [String] {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func newFolderAppearsWhole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let staged = try StagedFolder(for: target)
    try write("one", "a.md", in: staged.path)
    try write("two", "deep/b.md", in: staged.path)
    #expect(!FileManager.default.fileExists(atPath: target))
    try staged.place()
    #expect(try names == ["report", "report/a.md", "report/deep", "report/deep/b.md"])
  }

  /// What is not written again stays, with the same number on the disk.
  @Test func changedFolderKeepsWhatIsNotWrittenAgain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", "a.md", in: target)
    try write("two", "deep/b.md", in: target)
    try write("mine", "deep/.mine", in: target)
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(target)/a.md")[.systemFileNumber] as? Int
    }
    let before = try number()
    let staged = try StagedFolder(for: target)
    try write("one", "a.md", in: staged.path)
    try write("other", "deep/b.md", in: staged.path)
    #expect(text("deep/b.md") == "two")
    try staged.place()
    #expect((text("a.md"), text("deep/b.md"), text("deep/.mine")) == ("one", "other", "mine"))
    #expect(try number() == before)
    #expect(try names.count { !$0.hasPrefix("report") } == 0)
  }

  @Test func folderThatIsNotFinishedLeavesTheOldOne() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", "a.md", in: target)
    do {
      let staged = try StagedFolder(for: target)
      try write("half", "a.md", in: staged.path)
    }
    #expect(text("a.md") == "one")
    #expect(try names == ["report", "report/a.md"])
  }

  /// What a process left that was cut short is gone after the next.
  @Test func whatWasCutShortIsClearedAway() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("half", ".report.unfinished/c.md", in: folder.path)
    try write("half", "report/.a.md.unfinished", in: folder.path)
    try write("one", "a.md", in: target)
    let staged = try StagedFolder(for: target)
    try write("two", "a.md", in: staged.path)
    try staged.place()
    #expect(try names == ["report", "report/a.md"])
    #expect(text("a.md") == "two")
  }

  /// Two at once do not disturb one another: the one that is placed last holds.
  @Test func twoAtOnceEndWell() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (one, other) = (try StagedFolder(for: target), try StagedFolder(for: target))
    try write("one", "a.md", in: one.path)
    try write("other", "a.md", in: other.path)
    try other.place()
    try one.place()
    #expect(text("a.md") == "one")
    #expect(try names == ["report", "report/a.md"])
  }

  @Test func linkToAFolderStaysOne() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", "elsewhere/a.md", in: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: target, withDestinationPath: folder.appendingPathComponent("elsewhere").path)
    let staged = try StagedFolder(for: target)
    try write("two", "a.md", in: staged.path)
    try staged.place()
    #expect(text("a.md") == "two")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: target).hasSuffix("elsewhere"))
  }
}
