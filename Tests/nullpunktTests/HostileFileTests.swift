import Foundation
import Testing

/// Files, pipes and places that are not what is expected, as a user meets them.
struct HostileFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func figures() throws -> String {
    let figure = "report;neet;3401;;2021;both;20-29;22,8;percent;;;\n"
    try folder.write(
      Array((try BuiltProgram.run("template", "figures").output + figure).utf8), as: "figures.csv")
    return folder.path("figures.csv")
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
  }

  /// Every command that reads a file tells of a pipe nobody writes to, instead of waiting for it.
  @Test(arguments: [
    ["inspect", "p.csv"], ["import", "p.csv", "--database", "a.sqlite"],
    ["practice", "import", "p.csv"], ["geography", "import", "p.csv"],
    ["verify", "--database", "p.csv"], ["run", "--database", "p.csv"],
    ["analyse", "p.csv", "--better", "low", "--numerator", "x", "--denominator", "n"],
  ])
  func pipeWithoutAWriterIsTold(_ arguments: [String]) throws {
    #expect(mkfifo(folder.path("p.csv"), 0o600) == 0)
    let answer = try BuiltProgram.run(arguments, in: folder.url)
    #expect(answer.status == 1, "\(answer)")
    #expect((answer.messages + answer.output).contains("pipe; expected"), "\(answer)")
    #expect(try folder.contents().isEmpty)
  }

  /// The umask takes away and never gives: a database is its owner's, what is published is everybody's to read.
  @Test func rightsAreThoseOfTheirPurpose() throws {
    let figures = try figures()
    let program = try #require(BuiltProgram.executable).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.currentDirectoryURL = folder.url
    process.arguments = [
      "-c",
      """
      umask 000; '\(program)' import '\(figures)' --database a.sqlite 2>/dev/null
      '\(program)' backup copy.sqlite --database a.sqlite >/dev/null
      '\(program)' template figures --output t.csv 2>/dev/null; umask 077
      '\(program)' template figures --output own.csv 2>/dev/null
      """,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(try mode("a.sqlite") == 0o600)
    #expect(try mode("copy.sqlite") == 0o600)
    #expect(try mode("t.csv") == 0o644)
    #expect(try mode("own.csv") == 0o600)
  }

  /// A database is read where nothing can be written, and its bytes stay.
  @Test func folderThatMayNotBeWrittenToIsReadFrom() throws {
    let database = folder.path("closed/a.sqlite")
    #expect(
      try BuiltProgram.run("import", try figures(), "--database", database).status == 0)
    let before = try folder.contents()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: database)
    try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path("closed"))
    defer {
      try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path("closed"))
    }
    for command in ["files", "verify", "indicators"] {
      let answer = try BuiltProgram.run(command, "--database", database)
      #expect(answer.status == 0, "\(command): \(answer.messages)")
    }
    #expect(try folder.contents() == before)
  }

  /// No connection is opened and no other program started.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
  func nothingGoesToTheNetworkAndNoProgramIsStarted() throws {
    let figures = try figures()
    let program = try #require(BuiltProgram.executable).path
    for arguments in [
      ["import", figures, "--database", folder.path("a.sqlite")],
      ["verify", "--database", folder.path("a.sqlite")], ["inspect", figures],
    ] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
      process.arguments =
        ["-f", "-q", "-e", "trace=network,execve", "-o", folder.path("calls"), program] + arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let calls = try folder.text("calls").split(separator: "\n")
      #expect(calls.count { $0.contains("execve(") } == 1, "\(calls)")
      #expect(!calls.contains { $0.contains("socket(") || $0.contains("connect(") }, "\(calls)")
    }
  }

  /// Too little memory is told in a sentence too, without an account of where the program stood.
  @Test func memoryThatRunsOutIsTold() throws {
    let program = try #require(BuiltProgram.executable).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.currentDirectoryURL = folder.url
    process.arguments = ["-c", "ulimit -v 150000; exec '\(program)' run --no-documents >out 2>err"]
    process.environment = [:]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 1)
    let said = try folder.text("err")
    #expect(said.contains("there is not enough memory"), "\(said)")
    #expect(!said.contains("Backtrace") && !said.contains(" at 0x"), "\(said)")
  }

  /// A full disk is told in a sentence.
  @Test(arguments: [["indicators"], ["template", "figures"], ["regions"]])
  func fullOutputIsTold(_ arguments: [String]) throws {
    let program = try #require(BuiltProgram.executable)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    try folder.write([], as: "err")
    process.standardError = FileHandle(forWritingAtPath: folder.path("err"))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 1)
    #expect(try folder.text("err").contains("No space left on device"))
  }
}
