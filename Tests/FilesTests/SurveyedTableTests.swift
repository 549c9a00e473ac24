import Foundation
import Testing

@testable import Files

/// A table's rows come after all of them have been seen, the same whether they are remembered or read again.
struct SurveyedTableTests {
  private static let text = "unit;x\nA;1,5\nB;2,5\nC;\n"

  private func rows(mostCells: Int) throws -> (rows: [[String]], opened: Int, x: [Double?]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("table.csv").path
    try Self.text.write(toFile: path, atomically: true, encoding: .utf8)
    let file = try SourceFile(path: path)
    var opened = 0
    var table = try SurveyedTable(
      [.init("x", isWhole: false)], remedy: "say which", mostCells: mostCells
    ) { () throws(RefusedFile) in
      opened += 1
      return try HeadedTable(file)
    }
    var (rows, numbers) = ([[String]](), [Double?]())
    while let row = try table.next() {
      rows.append(row.cells)
      numbers.append(table.numbers.number(row["x"], in: "x"))
    }
    return (rows, opened, numbers)
  }

  @Test(arguments: [(6, 1), (5, 2), (0, 2)])
  func aTableIsReadOnceWhereItIsRemembered(_ mostCells: Int, _ opened: Int) throws {
    let found = try rows(mostCells: mostCells)
    #expect(found.rows == [["A", "1,5"], ["B", "2,5"], ["C", ""]])
    #expect(found.x == [1.5, 2.5, nil])
    #expect(found.opened == opened)
  }
}
