import Foundation

/// The messages of refusals that stand in the code of the rooms which read files: every literal that says what was
/// expected, or several words, with an X in place of each value.
struct RefusalsInCode {
  let file: String
  let text: String

  private static let folders = [
    "Files/Bytes", "Files/Table", "Files/Cubes", "Files/Workbooks", "Ingestion/Extract",
    "Ingestion/Layout", "Ingestion/Rows", "Geography/Cells", "Networks",
  ]
  /// What is no refusal: an account of what was read, or how a table was recognised.
  private static let others: Set = [
    "JSONText.swift", "PlacePresence.swift", "Reconciliation.swift", "NetworkGraphML.swift",
  ]
  private static let otherTexts = [
    "break note for X", "the table's number, X", "a title that begins with X",
    "the title is that of X",
    // What it joins stands elsewhere.
    "X; Xexpected X",
  ]

  static func all() throws -> [RefusalsInCode] {
    try folders.flatMap { folder in
      let path = "\(RepositoryTexts.data)/../Sources/\(folder)"
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter { $0.hasSuffix(".swift") && !others.contains($0) }
        .flatMap { name in
          try literals(in: String(contentsOfFile: "\(path)/\(name)", encoding: .utf8))
            .filter(isRefusal).map {
              RefusalsInCode(file: name, text: $0.replacing("Xexpected", with: "expected"))
            }
        }
    }
  }

  /// What `calc` and `analyse` refuse with, and what the statistics say an argument must be.
  static func ofCalculations() throws -> [RefusalsInCode] {
    let sources = "\(RepositoryTexts.data)/../Sources"
    let commands = try ["nullpunkt/Calc", "nullpunkt/Analyse"].flatMap { folder in
      try calls(of: #/(?:refusal|Refusal|ValidationError)\(/#, in: "\(sources)/\(folder)")
    }
    let limits = try FileManager.default.contentsOfDirectory(atPath: "\(sources)/Statistics")
      .sorted().filter { !$0.contains(".") }
      .flatMap { try calls(of: #/ allowed: (?=")/#, in: "\(sources)/Statistics/\($0)") }
    // What it joins stands elsewhere.
    return (commands + limits).filter {
      $0.text.contains(#/[a-z]{2,} /#) && $0.text != "stands in line X X"
    }
  }

  /// The first literal of more than one word in each call.
  private static func calls(of name: Regex<Substring>, in folder: String) throws
    -> [RefusalsInCode]
  {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".swift") }
      .flatMap { file in
        let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        return source.matches(of: name).compactMap { call in
          let text = literals(in: String(source[call.range.upperBound...].prefix(400)))
            .first { $0.contains(" ") || $0 == "known" }
          return text.map { RefusalsInCode(file: file, text: $0) }
        }
      }
  }

  private static func isRefusal(_ text: String) -> Bool {
    guard !otherTexts.contains(text) else { return false }
    return text.contains("expected") || text.split(separator: " ").count > 4
  }

  /// The literals of a source, those joined by plus signs as one.
  static func literals(in source: String) -> [String] {
    var reading = Reading(Array(source))
    return reading.literals()
  }

  private struct Reading {
    private let source: [Character]
    private var at = 0

    init(_ source: [Character]) { self.source = source }

    private func begins(_ text: String) -> Bool {
      source[at...].starts(with: text)
    }

    private mutating func skip(past text: String) {
      while at < source.count, !begins(text) { at += 1 }
      at = min(source.count, at + text.count)
    }

    mutating func literals() -> [String] {
      var found: [String] = []
      while at < source.count {
        if begins("//") {
          skip(past: "\n")
        } else if begins("\"\"\"") {
          at += 3
          skip(past: "\"\"\"")
        } else if begins("#/") {
          skip(past: "/#")
        } else if source[at] == "\"" {
          found.append(joined())
        } else {
          at += 1
        }
      }
      return found
    }

    private mutating func joined() -> String {
      var text = literal()
      while true {
        let end = at
        while at < source.count, source[at].isWhitespace { at += 1 }
        guard at < source.count, source[at] == "+" else {
          at = end
          return text
        }
        at += 1
        while at < source.count, source[at].isWhitespace { at += 1 }
        guard at < source.count, source[at] == "\"" else { return text + "X" }
        text += literal()
      }
    }

    private mutating func literal() -> String {
      var text = ""
      at += 1
      while at < source.count, source[at] != "\"" {
        if source[at] != "\\" {
          text.append(source[at])
          at += 1
        } else if source[at + 1] == "(" {
          text.append("X")
          skipValue()
        } else {
          text.append(source[at + 1])
          at += 2
        }
      }
      at += 1
      return text
    }

    private mutating func skipValue() {
      var depth = 1
      at += 2
      while at < source.count, depth > 0 {
        if source[at] == "\"" {
          _ = literal()
          continue
        }
        depth += source[at] == "(" ? 1 : source[at] == ")" ? -1 : 0
        at += 1
      }
    }
  }
}
