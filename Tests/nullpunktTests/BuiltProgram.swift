import Foundation
import Testing

/// The program as it was built beside the tests, run as its users run it.
enum BuiltProgram {
  struct Answer {
    let status: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let messages: String
  }

  /// - Parameters:
  ///   - locale: what LC_ALL says; the machine need not have it.
  ///   - input: what stands on standard input.
  static func run(
    _ arguments: [String], locale: String = "C", in folder: URL? = nil, input: String? = nil,
    environment changes: [String: String] = [:]
  ) throws -> Answer {
    let streams = try TemporaryFolder()
    let files = ["out", "err"].map { streams.path($0) }
    for file in ["out", "err"] { try streams.write([], as: file) }
    let process = Process()
    let program = try #require(executable, "nullpunkt is not built beside the tests")
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? streams.url
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = locale
    environment["LANG"] = locale
    // A crash is to be seen as one.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment.merging(changes) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let input {
      try streams.write(Data(input.utf8), as: "in")
      let written: FileHandle = try #require(FileHandle(forReadingAtPath: streams.path("in")))
      process.standardInput = written
    }
    let handles = try files.map { try #require(FileHandle(forWritingAtPath: $0)) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    try #require(process.terminationReason == .exit, "nullpunkt \(arguments) crashed")
    return Answer(
      status: process.terminationStatus, output: try streams.text("out"),
      messages: try streams.text("err"))
  }

  static func run(_ arguments: String...) throws -> Answer { try run(arguments) }

  /// The repository's own folder.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Statistics Norway's extract as it came.
  static let bundledExtract = repository.appendingPathComponent(
    "data/extracts/ssb-13556-neet-2015-2024.csv")

  /// What the variable NULLPUNKT_PROGRAM names, as scripts/test does with the release build; else beside
  /// the test bundle, wherever that was built; else where a debug build puts it.
  static let executable: URL? = {
    if let named = ProcessInfo.processInfo.environment["NULLPUNKT_PROGRAM"] {
      return URL(fileURLWithPath: named)
    }
    let bundles = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let started = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
      .map { URL(fileURLWithPath: $0) }
    let places = (bundles + started).flatMap { [$0, $0.deletingLastPathComponent()] }
    return (places + [repository.appendingPathComponent(".build/debug")])
      .map { $0.appendingPathComponent("nullpunkt") }
      .first {
        FileManager.default.isRegularFile(atPath: $0.path)
          && FileManager.default.isExecutableFile(atPath: $0.path)
      }
  }()
}
