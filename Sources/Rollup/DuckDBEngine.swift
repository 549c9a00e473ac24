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
    return places
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
        "CREATE TEMP MACRO person_key(x) AS x",
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
    let list = "[" + file.files.map(SQLText.literal).joined(separator: ", ") + "]"
    guard case .text(let delimiter) = file.form else { return "read_parquet(\(list))" }
    let columns = file.header.map { "\(SQLText.literal($0)): 'VARCHAR'" }.joined(separator: ", ")
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
      let reason = lines.drop { !$0.hasPrefix("Original Line:") }.dropFirst().first ?? ""
      return RefusedFile([
        Problem(
          file: value(after: "file = ") ?? file.path, line: line, kind: .row,
          message: "the row cannot be read: \(reason)")
      ])
    }
    return EngineRefusal(
      description: "\(file.path): DuckDB could not read it: \(lines.first ?? "it said nothing")")
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
