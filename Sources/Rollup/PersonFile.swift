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
    var parquet: [String] = []
    for file in files where try Self.isParquet(file) { parquet.append(file) }
    if let first = parquet.first {
      if let other = files.first(where: { !parquet.contains($0) }) {
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
    for (index, name) in first.names.enumerated()
    where !name.isEmpty && !seen.insert(name.lowercased()).inserted {
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
    guard FileManager.default.fileExists(atPath: path) else { throw refusal(path, "is not there") }
    guard FileManager.default.isFolder(path) else { return [path] }
    let inside = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    // What engines and editors leave beside files begins with one of these marks.
    let files = inside.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix("_") || $0.hasPrefix(".") }
        && !FileManager.default.isFolder("\(path)/\(name)")
    }
    .sorted().map { "\(path)/\($0)" }
    let expected = endings.joined(separator: ", ")
    let others = files.filter { file in !endings.contains { file.lowercased().hasSuffix(".\($0)") }
    }
    guard others.isEmpty else {
      throw RefusedFile(
        others.map {
          Problem(
            file: $0, kind: .unreadable,
            message:
              "would not be counted with the folder; expected only files that end in \(expected)")
        })
    }
    guard !files.isEmpty else { throw refusal(path, "holds no file that ends in \(expected)") }
    return files
  }

  /// Whether the file is Parquet by its first bytes, whatever it is called.
  private static func isParquet(_ path: String) throws(RefusedFile) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw refusal(path, "cannot be opened")
    }
    defer { try? file.close() }
    let isParquet = (try? file.read(upToCount: 4)) == Data("PAR1".utf8)
    guard isParquet || !path.lowercased().hasSuffix(".parquet") else {
      throw refusal(
        path, "is no Parquet file, although it is called one; expected Parquet, or text")
    }
    return isParquet
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
    guard !bytes.isEmpty else { throw empty(path) }
    let piece = SourceFile(path: path, bytes: bytes)
    if let other = try otherKind(of: piece) {
      throw refusal(path, "is \(other); expected text with a header, or Parquet")
    }
    let delimiter = try Delimiter.detect(piece)
    var rows = CSVReader(piece, delimiter: delimiter)
    let names = try rows.next()?.cells ?? []
    guard names.contains(where: { !$0.isEmpty }) else { throw empty(path) }
    guard PersonText.areNames(names) else {
      throw RefusedFile([
        Problem(
          file: path, line: 1, kind: .header,
          message:
            "seems to be a row of somebody, and is not shown; expected the names of the columns")
      ])
    }
    return Top(names: names, delimiter: String(decoding: [delimiter], as: UTF8.self))
  }

  /// What a file is that is no table of text in an encoding that engines read; nil for one that is.
  private static func otherKind(of file: SourceFile) throws(RefusedFile) -> String? {
    switch try file.kind() {
    case .text where [.utf16BigEndian, .utf16LittleEndian].contains(file.encoding):
      "text in UTF-16, which would have to be saved as UTF-8"
    case .text: nil
    case .px: "a PC-Axis file, which holds counts already"
    case .json: "JSON"
    case .workbook: "a workbook (.xlsx) or an archive (ZIP)"
    case .other(let what): what.components(separatedBy: "; expected").first ?? what
    }
  }

  private static func empty(_ path: String) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, line: 1, kind: .empty,
        message: "the file is empty; expected a header and at least one row")
    ])
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
            + names.filter { !$0.isEmpty }.map { $0.shown() }.joined(separator: ", "))
      })
  }
}
