import Analysis
import Files

/// Writes a package's tables as Parquet files through DuckDB, typed as their declarations say: flags are
/// booleans, years and counts whole numbers, and an empty cell is null.
package struct Parquet {
  private let program: ExternalProgram

  /// - Throws: `ExternalProgram.Missing` where DuckDB's command is not installed.
  package init() throws(ExternalProgram.Missing) {
    program = try ExternalProgram("duckdb", for: "Parquet")
  }

  /// Reads the CSV files of a folder, and writes a Parquet file beside each.
  /// - Returns: the names of the files written.
  package func write(_ files: [PackagedFile], in folder: String) throws -> [String] {
    let named = files.map { (file: $0, name: "\($0.name).parquet") }
    let statements = named.map { file, name in
      Self.statement(file.table, from: "\(folder)/\(file.path)", into: "\(folder)/\(name)")
    }
    // One thread, so that the same rows are the same bytes.
    try program.run(
      ["-batch", "-bail", ":memory:"],
      input: "SET threads = 1;\n" + statements.joined(separator: "\n") + "\n")
    return named.map(\.name)
  }

  private static func statement(
    _ table: TableDescription, from csv: String, into parquet: String
  ) -> String {
    let read = table.columns.map { "\(quoted($0.name)): \(quoted(type($0)))" }
    let columns = table.columns.map { column in
      let name = "\"\(column.name)\""
      return column.type == .flag
        ? "CASE \(name) WHEN 'yes' THEN true WHEN 'no' THEN false END AS \(name)" : name
    }
    return """
      COPY (SELECT \(columns.joined(separator: ", ")) FROM read_csv(\(quoted(csv)), auto_detect = false, \
      header = true, delim = ',', quote = '"', escape = '"', nullstr = '', \
      columns = {\(read.joined(separator: ", "))})) TO \(quoted(parquet)) (FORMAT parquet);
      """
  }

  private static func type(_ column: TableDescription.Column) -> String {
    switch column.type {
    case .text, .flag: "VARCHAR"
    case .year: "INTEGER"
    case .count: "BIGINT"
    case .number: "DOUBLE"
    }
  }

  /// A text in SQL.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
