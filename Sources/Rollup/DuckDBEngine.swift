import Files
import Foundation

/// DuckDB's command, which answers a roll-up on this machine. It gets no folder for what does not fit in
/// memory, so that nothing about a person is written anywhere.
package struct DuckDBEngine: Sendable {
  private let program: ExternalProgram
  private let memory: String

  /// - Parameter memory: the most that it may take, `4GB`.
  package init(memory: String) throws(ExternalProgram.Missing) {
    program = try ExternalProgram("duckdb", for: "a roll-up")
    self.memory = memory
  }

  /// Answers the statement over a file.
  /// - Throws: `RefusedFile` for a file that cannot be read or lacks a column, with the lines of rows that are
  ///   not as they should be; `EngineRefusal` when the memory does not suffice.
  package func answer(_ statement: RollupStatement, over file: PersonFile) throws -> RollupAnswer {
    guard !file.files.isEmpty else {
      throw EngineRefusal(
        description:
          "\(file.path): DuckDB reads files of this machine; use --engine spark for others")
    }
    try file.check(
      statement.persons.map(\.column),
      among: file.form == .parquet ? columns(of: file) : file.header)
    var answer = RollupAnswer()
    try ask(statement.text, statement, file, isInOrder: false) { try answer.add($0) }
    return answer
  }

  /// The places of rows that are not as they should be; none where DuckDB cannot say them.
  package func places(of problems: RollupProblems) -> [FaultPlace] {
    guard problems.file.files.count == 1 else { return [] }
    let statement = problems.statement
    let queries =
      (problems.hasFaults ? [statement.faultLines] : [])
      + (problems.hasTwice ? [statement.twiceLines] : [])
    var places: [FaultPlace] = []
    for query in queries {
      try? ask(query, statement, problems.file, isInOrder: true) { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 3, let line = Int(cells[1]) else { return }
        places.append(FaultPlace(fault: cells[0], line: line, shown: cells[2]))
      }
    }
    guard problems.file.form != .parquet else { return places }
    let lines = RecordLines.of(Set(places.map(\.line)), in: problems.file.files[0])
    return places.compactMap { place in
      lines[place.line].map { FaultPlace(fault: place.fault, line: $0, shown: place.shown) }
    }
  }

  /// A file's columns by their names.
  private func columns(of file: PersonFile) throws -> [String] {
    var names: [String] = []
    try run(["DESCRIBE SELECT * FROM \(Self.table(file, .utf8))"], file) { line in
      names.append(
        line.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init) ?? "")
    }
    return names
  }

  private func ask(
    _ query: String, _ statement: RollupStatement, _ file: PersonFile, isInOrder: Bool,
    each: @escaping (String) throws -> Void
  ) throws {
    let columns = statement.persons.map {
      "CAST(\(SQLText.quotedName($0.column)) AS VARCHAR) AS \($0.name)"
    }
    let line = isInOrder ? ", \(file.form == .parquet ? 0 : 1) + row_number() OVER () AS line" : ""
    try run(
      [
        "SET preserve_insertion_order = \(isInOrder)",
        // A number takes less memory than a text, and there is one for each row.
        "CREATE TEMP MACRO person_key(x) AS md5_number(x)",
        "CREATE TEMP MACRO spells_overlap(x) AS len(list_filter(list_zip(x[1:-2], x[2:]), "
          + "lambda z: z[1] % 100000000 >= z[2] // 100000000)) > 0",
        "CREATE TEMP VIEW persons AS SELECT \(columns.joined(separator: ", "))\(line) "
          + "FROM \(Self.table(file, statement.recipe.encoding))",
        query,
      ], file, each: each)
  }

  private func run(
    _ statements: [String], _ file: PersonFile, each: (String) throws -> Void
  ) throws {
    let settings = [
      "SET temp_directory = ''", "SET memory_limit = \(SQLText.literal(memory))",
      "SET autoinstall_known_extensions = false", "SET autoload_known_extensions = false",
    ]
    var failure: (any Error)?
    do {
      try program.run(
        [
          "-init", "/dev/null", "-batch", "-bail", "-list", "-noheader", "-separator", "\t",
          "-nullvalue", "",
        ]
          + (settings + statements).flatMap { ["-c", $0] } + [":memory:"]
      ) { line in
        guard failure == nil else { return }
        do { try each(line) } catch { failure = error }
      }
    } catch let stopped as ExternalProgram.Failure {
      throw Self.told(stopped, file, memory)
    }
    if let failure { throw failure }
  }

  /// The relation of a file.
  private static func table(_ file: PersonFile, _ encoding: RollupRecipe.TextForm) -> String {
    // A name with signs of a pattern stands for itself, and not for other files.
    let list =
      "["
      + file.files.map { path in
        SQLText.literal(path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined())
      }
      .joined(separator: ", ") + "]"
    guard case .text(let delimiter) = file.form else { return "read_parquet(\(list))" }
    let columns = file.header.enumerated().map { index, name in
      // A name without its blanks is nobody else's.
      "\(SQLText.literal(name.isEmpty ? " \(index + 1)" : name)): 'VARCHAR'"
    }
    .joined(separator: ", ")
    return
      "read_csv(\(list), auto_detect = false, header = true, delim = \(SQLText.literal(delimiter)), "
      + "quote = '\"', escape = '\"', strict_mode = true, encoding = '\(encoding.rawValue)', "
      + "columns = {\(columns)})"
  }

  /// What DuckDB could not do, without the row that it shows.
  private static func told(
    _ failure: ExternalProgram.Failure, _ file: PersonFile, _ memory: String
  ) -> any Error {
    let lines = failure.messages.split(separator: "\n").map(String.init)
    if let first = lines.first, first.contains("Out of Memory") || first.contains("OutOfMemory") {
      return EngineRefusal(
        description:
          "\(file.path): DuckDB needs more than \(memory) of memory, and nothing about people is "
          + "put on disk; give it more (--memory), count fewer years at a time (--years), or use "
          + "--engine spark")
    }
    func value(after mark: String) -> String? {
      lines.first { $0.contains(mark) }?.components(separatedBy: mark).last?
        .trimmingCharacters(in: .whitespaces)
    }
    if let text = value(after: "CSV Error on Line: "), let line = Int(text) {
      let path = value(after: "file = ") ?? file.path
      // DuckDB counts a row with line breaks in its cells for one.
      let place = RecordLines.of([line], in: path, countsBlank: true)[line] ?? line
      return RefusedFile([
        Problem(
          file: path, line: place, kind: .row,
          message: "the row cannot be read: \(reason(among: lines))")
      ])
    }
    // The rest of the line may hold what a cell says.
    let kind = lines.first?.prefix { $0 != ":" } ?? "it said nothing"
    return EngineRefusal(
      description: "\(file.path): DuckDB could not read it: \(kind); expected "
        + (file.form == .parquet
          ? "whole Parquet files, with columns of the same names and types in all of a folder"
          : "text with a header and rows of as many cells"))
  }

  /// Why a row of text cannot be read, as far as no cell can be in the words.
  private static func reason(among lines: [String]) -> String {
    if let counts = lines.lazy.compactMap({
      $0.wholeMatch(of: /Expected Number of Columns: ([0-9]+) Found: ([0-9]+) */)
    }).first {
      return "it has \(counts.2) cells; expected the header's \(counts.1)"
    }
    if lines.contains(where: { $0.hasPrefix("Invalid unicode") }) {
      return "it is not UTF-8; expected that, or encoding: latin-1 in the recipe"
    }
    if lines.contains(where: { $0.hasPrefix("Value with unterminated quote") }) {
      return "a quotation mark is not closed; expected one at each end of a cell"
    }
    if lines.contains(where: { $0.hasPrefix("Maximum line size") }) {
      return "it is longer than 2 MB; expected a row of a table"
    }
    return "it is not as the header says; expected the header's cells"
  }
}

/// The place of a row that is not as it should be.
package struct FaultPlace: Sendable {
  let fault: String
  let line: Int
  /// What stands there; of somebody who stands twice the line of the first.
  let shown: String
}

/// An error of an engine, in a sentence for the user.
package struct EngineRefusal: Error, CustomStringConvertible {
  package let description: String
}
