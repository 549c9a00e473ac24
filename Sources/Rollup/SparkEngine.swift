import Files
import Foundation

/// Spark, which answers a roll-up on a cluster or on this machine, through the Python that has it.
package struct SparkEngine {
  private let python: ExternalProgram
  private let master: String
  /// The folder for what Spark writes meanwhile.
  private let scratch: String
  private let settings: [String: String]
  private let driver: String

  /// - Parameters:
  ///   - scratch: a folder that is empty or not there yet; it is emptied afterwards.
  ///   - settings: Spark's own, beside and above those of the program.
  ///   - driver: the path of `spark.py`.
  package init(master: String, scratch: String, settings: [String: String], driver: String) throws {
    python = try ExternalProgram(
      pythonWith: "pyspark", for: "a roll-up with Spark", installer: "scripts/setup --spark")
    let inside = try? FileManager.default.contentsOfDirectory(atPath: scratch)
    guard inside?.isEmpty ?? !FileManager.default.fileExists(atPath: scratch) else {
      throw EngineRefusal(
        description:
          "\(scratch): is no empty folder; expected one of its own for Spark, since it is emptied "
          + "afterwards")
    }
    (self.master, self.scratch, self.settings, self.driver) = (master, scratch, settings, driver)
  }

  /// Answers the statement over a file.
  /// - Throws: `RefusedFile` for a file without a column, `EngineRefusal` for whatever Spark cannot do.
  package func answer(_ statement: RollupStatement, over file: PersonFile) throws -> RollupAnswer {
    if file.form != .parquet { try file.check(statement.persons.map(\.column), among: file.header) }
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { empty() }
    var answer = RollupAnswer()
    var failure: (any Error)?
    do {
      try python.run([driver, try question(statement, file)]) { line in
        guard failure == nil else { return }
        do { try answer.add(line) } catch { failure = error }
      }
    } catch let stopped as ExternalProgram.Failure {
      throw Self.told(stopped, statement, file)
    }
    if let failure { throw failure }
    return answer
  }

  /// Removes what Spark, or a worker that was killed, has left in its folder.
  private func empty() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? [] {
      try? FileManager.default.removeItem(atPath: "\(scratch)/\(name)")
    }
  }

  private struct Question: Encodable {
    let master: String
    let scratch: String
    let settings: [String: String]
    let paths: [String]
    let folder: String?
    let delimiter: String?
    let encoding: String
    let columns: [[String]]
    let statement: String

    private enum CodingKeys: String, CodingKey {
      case master, scratch, settings, paths, folder, delimiter, encoding, columns, statement
    }

    func encode(to encoder: any Encoder) throws {
      var keys = encoder.container(keyedBy: CodingKeys.self)
      try keys.encode(master, forKey: .master)
      try keys.encode(scratch, forKey: .scratch)
      try keys.encode(settings, forKey: .settings)
      try keys.encode(paths, forKey: .paths)
      // Nothing is said too.
      try keys.encode(folder, forKey: .folder)
      try keys.encode(delimiter, forKey: .delimiter)
      try keys.encode(encoding, forKey: .encoding)
      try keys.encode(columns, forKey: .columns)
      try keys.encode(statement, forKey: .statement)
    }
  }

  private func question(_ statement: RollupStatement, _ file: PersonFile) throws -> String {
    let delimiter: String? = if case .text(let delimiter) = file.form { delimiter } else { nil }
    let question = Question(
      master: master, scratch: URL(fileURLWithPath: scratch).path, settings: settings,
      paths: (file.files.isEmpty ? [file.path] : file.files).map(Self.absolute),
      // Periods stand in the names of folders beneath it.
      folder: delimiter == nil && file.files.count > 1
        ? "file://" + URL(fileURLWithPath: file.path).path : nil,
      delimiter: delimiter,
      encoding: statement.recipe.encoding == .utf8 ? "UTF-8" : "ISO-8859-1",
      columns: statement.persons.map { [$0.name, $0.column] }, statement: statement.text)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(question), as: UTF8.self)
  }

  private static func absolute(_ path: String) -> String {
    guard !path.contains("://") else { return path }
    // A name with signs of a pattern stands for itself, and Hadoop takes a percent sign for one.
    return "file://"
      + URL(fileURLWithPath: path).path.map { "*?[]{}\\".contains($0) ? "\\\($0)" : String($0) }
      .joined()
  }

  private static func told(
    _ failure: ExternalProgram.Failure, _ statement: RollupStatement, _ file: PersonFile
  ) -> any Error {
    let lines = failure.messages.split(separator: "\n").map(String.init)
    func said(after mark: String) -> String? {
      lines.last { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
    }
    if failure.status == lackingColumns, let listed = said(after: "nullpunkt columns: "),
      let names = try? JSONDecoder().decode([String].self, from: Data(listed.utf8))
    {
      do throws(RefusedFile) {
        try file.check(statement.persons.map(\.column), among: names)
      } catch { return error }
    }
    // What Spark says otherwise may show a row.
    let reason = said(after: "nullpunkt: ") ?? "it ended with status \(failure.status)"
    return EngineRefusal(
      description:
        "\(file.path): Spark could not count it: \(reason); expected what DuckDB can read too, which "
        + "names the row")
  }

  /// The status with which the driver tells that columns are lacking.
  private static let lackingColumns: Int32 = 3
}
