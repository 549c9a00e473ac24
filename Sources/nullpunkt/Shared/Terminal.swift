import Foundation

/// What standard output is, and what can be shown there.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(STDOUT_FILENO) != 0 }

  /// The number of columns to fit lines into; nil where standard output is no terminal.
  static var width: Int? {
    guard isOutput else { return nil }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap { Int($0) }
  }

  /// Whether colours are shown: on a terminal that has some, unless NO_COLOR says anything.
  static var hasColour: Bool {
    isOutput && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  enum Look: String {
    case heading = "1"
    case good = "32"
    case bad = "31;1"
  }

  /// The text in a colour, or bold, where colours are shown.
  static func painted(_ text: String, _ look: Look) -> String {
    hasColour ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The value of a variable; nil where it is not set, or empty.
  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
