import Analysis
import Files
import Foundation
import Ingestion

/// Expands the arguments that name input files: files, folders of tables, and patterns.
enum InputFiles {
  private static let endings: Set<String> = ["csv", "txt", "tsv", "px", "json", "xlsx"]
  /// Files that may hold figures in a form that is not read; each is told of.
  private static let others: Set<String> = [
    "xlsm", "xls", "xlsb", "ods", "zip", "gz", "7z", "rar", "xml", "html", "htm", "pdf", "docx",
    "parquet", "sav", "dta",
  ]

  /// Returns the files in the order of the arguments; those of a folder (recursively) or a pattern are
  /// ordered by name.
  /// - Throws: `Refusal` for a folder without tables or that cannot be listed, or a pattern that matches
  ///   nothing.
  static func expand(_ arguments: [String]) throws -> [String] {
    try arguments.flatMap { try expand($0) }
  }

  /// As above, of one argument.
  static func expand(_ argument: String) throws -> [String] {
    let files = FileManager.default
    if files.isFolder(argument) { return try tables(in: argument) }
    if files.fileExists(atPath: argument) { return [argument] }
    guard argument.contains(where: { "*?[".contains($0) }) else { return [argument] }
    let found = matches(argument)
    guard !found.isEmpty else { throw Refusal("no file fits the pattern \(argument)") }
    return found
  }

  /// The files of a folder that are no tables by the ends of their names, in a line that says so; nil where
  /// there are none, and for an argument that is no folder.
  static func leftOut(of argument: String) throws -> String? {
    let files = FileManager.default
    guard files.isFolder(argument) else { return nil }
    let names = try names(in: argument).filter { name in
      !files.isFolder("\(argument)/\(name)") && !isTable(name)
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
    guard !names.isEmpty else { return nil }
    return "\(argument): not read, since the names do not end in "
      + "\(endings.sorted().joined(separator: ", ")): \(names.joined(separator: ", "))"
  }

  private static func isTable(_ name: String) -> Bool {
    let ending = (name as NSString).pathExtension.lowercased()
    return endings.contains(ending) || others.contains(ending)
  }

  private static func names(in folder: String) throws -> [String] {
    do {
      _ = try FileManager.default.contentsOfDirectory(atPath: folder)
      return try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw Refusal("a folder cannot be listed: \(operatingSystemReason(for: error))")
    }
  }

  private static func tables(in folder: String) throws -> [String] {
    let tables = try names(in: folder).filter(isTable)
    guard !tables.isEmpty else {
      throw Refusal(
        "\(folder): holds no file that ends in \(endings.sorted().joined(separator: ", "))")
    }
    return tables.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  /// The files that match a pattern which the shell left unexpanded.
  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }
}
