import Disclosure
import Files
import Foundation
import Ingestion
import Reporting

/// Writes answers to standard output, and everything else to standard error.
enum Console {
  /// Writes data that a program may read: as it is, but on a terminal without what a terminal acts on.
  /// Exits with an error when it cannot be written, so that a full disk does not look like success.
  static func answer(_ text: String) {
    write(Terminal.isOutput ? text.shown(keepingLineEnds: true) : text)
  }

  /// Writes lines for people, without what a terminal acts on.
  static func tell(_ lines: String) { write(lines.shown(keepingLineEnds: true)) }

  /// Writes a table for people, within the width of the terminal.
  static func tell(_ table: AlignedTable) {
    let lines = table.lines(within: Terminal.width)
    write(
      lines.prefix(1).map { Terminal.painted($0, .heading) + "\n" }.joined()
        + lines.dropFirst().map { $0 + "\n" }.joined())
  }

  /// Writes a line that begins with a word on how something went.
  static func tell(_ outcome: String, _ look: Terminal.Look, _ line: String) {
    write("\(Terminal.painted(outcome, look)) \(line.shown())\n")
  }

  /// Writes a table row by row.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot express.
  static func answer<Row: TableRow>(
    _ table: Protected<Row>, as format: TableFormat, _ options: CSVOptions
  ) throws {
    try table.write(as: format, rawText: options.rawText) {
      answer(String(decoding: $0, as: UTF8.self))
    }
  }

  /// Writes a table whose cells are texts as CSV.
  static func answer(header: [String], _ rows: [[String]], _ options: CSVOptions) {
    answer(CSVText.table(header: header, rows: rows, rawText: options.rawText))
  }

  private static func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      explain("the answer could not be written: \(operatingSystemReason(for: error))")
      exit(1)
    }
  }

  /// Writes one line to standard error, so that no name in it passes for a line of ours; failures are
  /// ignored, since nobody could be told.
  static func explain(_ line: String) { explain(lines: [line]) }

  /// Writes several lines to standard error.
  static func explain(lines: some Sequence<String>) {
    let text = lines.map { $0.shown() + "\n" }.joined()
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Writes every problem of a refused file to standard error, one a line.
  static func explain(_ refusal: RefusedFile) {
    explain(lines: refusal.problems.map(\.description))
  }
}
