import Foundation
import Testing

/// A data folder of one's own in which the years go by: the bundled NEET table is cut into years, and what an
/// analyst does with the catalogue and the geography is done to its files.
struct YearsData {
  let folder: TemporaryFolder
  private let lines: [[String]]

  var path: String { folder.path("data") }

  init() throws {
    folder = try TemporaryFolder()
    let bundled = BuiltProgram.repository.appendingPathComponent("data")
    try FileManager.default.copyItem(atPath: bundled.path, toPath: folder.path("data"))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("data/extracts")) {
      try FileManager.default.removeItem(atPath: folder.path("data/extracts/\(name)"))
    }
    let text = try #require(
      String(data: Data(contentsOf: BuiltProgram.bundledExtract), encoding: .isoLatin1))
    lines = text.components(separatedBy: "\n").map { $0.components(separatedBy: ";") }
  }

  /// Writes the table with the columns of some years.
  /// - Parameters:
  ///   - year: the year that the columns are given as, in place of their own.
  ///   - change: mends the cells of a row; nil leaves the row out.
  func table(
    _ name: String, years: ClosedRange<Int>, as year: Int? = nil,
    _ change: ([String]) throws -> [String]? = { $0 }
  ) throws {
    let header = try #require(lines.first { $0.first == "\"region\"" })
    let kept = header.indices.filter { index in
      index < 3 || years.contains { header[index].contains(" \($0)\"") }
    }
    let written = try lines.compactMap { cells -> String? in
      guard cells.count == header.count else { return cells.joined(separator: ";") }
      var row = kept.map { cells[$0] }
      if row[0] == "\"region\"", let year {
        row = row.map { $0.replacing(" \(years.lowerBound)\"", with: " \(year)\"") }
      }
      return try change(row)?.joined(separator: ";")
    }
    try folder.write(
      try #require(written.joined(separator: "\n").data(using: .isoLatin1)), as: name)
  }

  /// Replaces a text that stands once in a file of the data folder.
  func edit(_ file: String, _ text: String, with other: String) throws {
    let before = try folder.text("data/\(file)")
    let parts = before.components(separatedBy: text)
    try #require(parts.count == 2, "\(text) stands \(parts.count - 1) times in \(file)")
    try folder.write(Array(parts.joined(separator: other).utf8), as: "data/\(file)")
  }

  func ask(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(
      arguments + ["--data", path, "--database", folder.path("n.sqlite")], in: folder.url)
  }
}
