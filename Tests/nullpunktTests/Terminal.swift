import Foundation
import Testing

extension BuiltProgram {
  /// What the program writes on a terminal of its own, which must be short.
  static func onTerminal(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    columns: Int = 80
  ) throws -> String {
    let terminal = try Terminal(columns: columns)
    let streams = try TemporaryFolder()
    try streams.write(input.utf8, as: "in")
    let process = Process()
    let program = try #require(executable)
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = streams.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let written: FileHandle = try #require(FileHandle(forReadingAtPath: streams.path("in")))
    process.standardInput = written
    process.standardOutput = terminal.slave
    process.standardError = terminal.slave
    try process.run()
    process.waitUntilExit()
    return terminal.received().replacing("\r\n", with: "\n")
  }
}

/// A pair of pseudo-terminals.
private final class Terminal {
  let slave: FileHandle
  private let master: Int32

  init(columns: Int) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number) = (Int32(0), Int32(-1))
    // TIOCSPTLCK and TIOCGPTN, which Glibc's module does not show.
    try #require(ioctl(master, 0x4004_5431, &lock) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let opened: FileHandle = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
    slave = opened
    var size = winsize(ws_row: 25, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  deinit { close(master) }

  /// Returns what the program has written since the last call.
  func received() -> String {
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      all += buffer[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}
