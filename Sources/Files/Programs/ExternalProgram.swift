import Foundation

/// A program of others that documents are made with, found on the machine and run with arguments.
package struct ExternalProgram: Sendable {
  package let path: String

  /// The error for a program that is not installed; it names the command that installs it.
  package struct Missing: Error, Sendable, Hashable, CustomStringConvertible {
    package let name: String
    package let purpose: String
    var installer = "scripts/setup --reports"

    package var description: String {
      "\(name) is not installed, which \(purpose) needs; \(installer) installs it"
    }
  }

  /// The error for a program that did not do what it was asked.
  package struct Failure: Error, Sendable, CustomStringConvertible {
    let name: String
    package let status: Int32
    /// What it wrote to standard error.
    package let messages: String

    package var description: String {
      let last = messages.split(separator: "\n").suffix(20).joined(separator: "\n")
      return "\(name) ended with status \(status): \(last.isEmpty ? "it said nothing" : last)"
    }
  }

  /// Finds a program on the path, or where `scripts/setup --reports` puts those that Debian has not.
  /// - Parameter purpose: what it is wanted for, as the subject of a sentence.
  package init(_ name: String, for purpose: String) throws(Missing) {
    guard let found = Self.found(name).first else { throw Missing(name: name, purpose: purpose) }
    path = found
  }

  /// Finds a Python that has a module.
  /// - Parameter installer: what installs the module.
  package init(
    pythonWith module: String, for purpose: String, installer: String = "scripts/setup --reports"
  ) throws(Missing) {
    for path in Self.found("python3") {
      let python = Self(path: path)
      // Where scripts/setup has put it there is no need to start Python to see it.
      if Self.has(module, besides: path) || (try? python.run(["-c", "import \(module)"])) != nil {
        self = python
        return
      }
    }
    throw Missing(name: module, purpose: purpose, installer: installer)
  }

  private init(path: String) { self.path = path }

  /// Whether a module lies where the packages of a Python do that has a folder of its own.
  private static func has(_ module: String, besides python: String) -> Bool {
    let libraries = URL(fileURLWithPath: python).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("lib").path
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
    return versions.contains { version in
      FileManager.default.fileExists(
        atPath: "\(libraries)/\(version)/site-packages/\(module)/__init__.py")
    }
  }

  /// The paths of a program, those that `scripts/setup --reports` has put there first.
  private static func found(_ name: String) -> [String] {
    let folders =
      installed
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }
      .filter { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The folders `.build/documents/bin` and `.build/spark/bin` above the running program, where they are.
  private static let installed: [String] = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0])
    if let executable = Bundle.main.executableURL { folder = executable }
    folder = folder.resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let tools = ["documents/bin", "spark/bin"].map { folder.appendingPathComponent($0).path }
        .filter { FileManager.default.fileExists(atPath: $0) }
      if !tools.isEmpty { return tools }
      folder.deleteLastPathComponent()
    }
    return []
  }()

  /// The variable by which programs write the same day into every file, the first of 2000, and not today's.
  package static let sameDay = ["SOURCE_DATE_EPOCH": "946684800"]

  /// Runs the program to its end.
  /// - Parameters:
  ///   - input: what stands on its standard input.
  ///   - environment: variables that it gets beside those of this program.
  ///   - eachLine: is given every line of its standard output as it is written.
  package func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: String? = nil, eachLine: (String) -> Void = { _ in }
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // What a program says may tell of people: it is kept in memory, and no file is made that is not needed.
    let scratch = input.isEmpty ? nil : try ScratchFolder()
    if let file = scratch?.path("in") {
      try Data(input.utf8).write(to: URL(fileURLWithPath: file))
      process.standardInput = FileHandle(forReadingAtPath: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let messages = CollectedOutput(of: errors.fileHandleForReading)
    var rest = Data()
    while case let piece = output.fileHandleForReading.availableData, !piece.isEmpty {
      rest += piece
      while let end = rest.firstIndex(of: 0x0A) {
        eachLine(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
        rest = Data(rest[rest.index(after: end)...])
      }
    }
    process.waitUntilExit()
    withExtendedLifetime(scratch) {}
    guard process.terminationStatus == 0 else {
      throw Failure(
        name: URL(fileURLWithPath: path).lastPathComponent, status: process.terminationStatus,
        messages: messages.text)
    }
  }
}

/// A folder of its own for files that are not kept; it goes when nobody holds it any more.
package final class ScratchFolder {
  private let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nullpunkt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package var path: String { url.path }

  /// The path of a file in it.
  package func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
