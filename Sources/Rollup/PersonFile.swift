import Files
import Foundation

/// A person-level file, or a folder of them: text with a header, or Parquet. Only its first line is read here.
package struct PersonFile: Sendable {
  /// As the user gave it.
  package let path: String
  let form: Form
  /// The files, in order of name; empty where only an engine can list them.
  let files: [String]
  /// The columns of a text file, in order; empty for Parquet, whose engine knows them.
  let header: [String]

  enum Form: Sendable, Equatable {
    /// The byte between cells.
    case text(delimiter: String)
    case parquet
  }

  /// Opens a file or folder, and reads the headers.
  /// - Throws: `RefusedFile` for one that is not there, holds both kinds or none, or text files whose headers
  ///   differ or have a column twice.
  package init(path: String) throws(RefusedFile) {
    self.path = path
    if path.contains("://") {
      // A store that only a cluster reaches.
      (form, files, header) = (.parquet, [], [])
      return
    }
    files = try Self.files(at: path)
    let parquet = files.filter { $0.hasSuffix(".parquet") }
    if let first = parquet.first {
      if let other = files.first(where: { !$0.hasSuffix(".parquet") }) {
        throw Self.refusal(other, "stands beside \(first); expected files of one kind")
      }
      (form, header) = (.parquet, [])
      return
    }
    let first = try Self.top(of: files[0])
    for other in files.dropFirst() {
      let top = try Self.top(of: other)
      guard top == first else {
        throw RefusedFile([
          Problem(
            file: other, line: 1, kind: .header, text: top.names.joined(separator: first.delimiter),
            message: "is another header than that of \(files[0]); expected the same in all files")
        ])
      }
    }
    var seen: Set<String> = []
    for (index, name) in first.names.enumerated() where !seen.insert(name.lowercased()).inserted {
      throw RefusedFile([
        Problem(
          file: files[0], line: 1, column: index + 1, kind: .header, text: name,
          message: "stands twice in the header, as engines read names; expected it once")
      ])
    }
    (form, header) = (.text(delimiter: first.delimiter), first.names)
  }

  private static let endings = ["csv", "tsv", "txt", "parquet"]

  private static func files(at path: String) throws(RefusedFile) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw refusal(path, "is not there")
    }
    guard isFolder.boolValue else { return [path] }
    let inside = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    // What engines leave beside their files begins with one of these marks.
    let files = inside.filter { name in
      let last = name.split(separator: "/").last ?? ""
      return !last.hasPrefix("_") && !last.hasPrefix(".")
        && endings.contains { last.hasSuffix(".\($0)") }
    }
    guard !files.isEmpty else {
      throw refusal(path, "holds no file that ends in \(endings.joined(separator: ", "))")
    }
    return files.sorted().map { "\(path)/\($0)" }
  }

  /// The names and the delimiter of a text file's first line.
  private struct Top: Equatable {
    let names: [String]
    let delimiter: String
  }

  private static func top(of path: String) throws(RefusedFile) -> Top {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw refusal(path, "cannot be opened")
    }
    var bytes = [UInt8]((try? file.read(upToCount: 1 << 16)) ?? Data())
    if let end = bytes.lastIndex(of: 0x0A) { bytes = Array(bytes[...end]) }
    guard !bytes.isEmpty else {
      throw RefusedFile([
        Problem(
          file: path, line: 1, kind: .empty,
          message: "the file is empty; expected a header and at least one row")
      ])
    }
    let piece = SourceFile(path: path, bytes: bytes)
    let delimiter = try Delimiter.detect(piece)
    var rows = CSVReader(piece, delimiter: delimiter)
    let names = try rows.next()?.cells ?? []
    return Top(names: names, delimiter: String(decoding: [delimiter], as: UTF8.self))
  }

  private static func refusal(_ path: String, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: path, kind: .unreadable, message: message)])
  }

  /// Checks that the file has a recipe's columns.
  /// - Parameter names: the file's.
  func check(_ columns: [String], among names: [String]) throws(RefusedFile) {
    let lacking = columns.filter { !names.contains($0) }
    guard !lacking.isEmpty else { return }
    throw RefusedFile(
      lacking.map { column in
        let near = NearestNames.misspelt(column, among: names).map { ", perhaps for \($0)" } ?? ""
        return Problem(
          file: files.first ?? path, line: form == .parquet ? 0 : 1, kind: .header, text: column,
          message: "is a column of the recipe and none of the file\(near); expected it among "
            + names.map { $0.shown() }.joined(separator: ", "))
      })
  }
}
