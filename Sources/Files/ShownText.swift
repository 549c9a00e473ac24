/// How a text is shown to people on a terminal.
extension StringProtocol {
  /// The text with every control and format character, such as those that move the cursor, colour, hide or
  /// turn the direction of what follows, written as JSON escapes it: `\u001b`, `\u202e`, `\n`.
  /// - Parameter keepingLineEnds: true for a text of several lines.
  package func shown(keepingLineEnds: Bool = false) -> String {
    guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.isHidden, !(keepingLineEnds && scalar == "\n") else {
        text.append(scalar)
        continue
      }
      text.append(contentsOf: scalar.escaped.unicodeScalars)
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on the character instead of showing it.
  fileprivate var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  fileprivate var escaped: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }
}
