import Files
import Foundation
import Testing

@testable import Analysis
@testable import Reporting

/// The files that a run leaves are those that the first page tells of.
struct RunOutputTests {
  @Test func readmeTellsOfEveryFileAndForWhom() throws {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: repository.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## What a run leaves\n").last)
    let rows = section.split(separator: "\n").drop { !$0.hasPrefix("| :--") }.dropFirst()
      .prefix { $0.hasPrefix("|") }
    let told = rows.map { row in row.split(separator: "|").prefix(2).map(String.init) }
    let expected = RunOutput.all(.nb)
    #expect(told.count == expected.count)
    for (cells, output) in zip(told, expected) {
      let file = cells[0].split { " `/".contains($0) }.last.map(String.init)
      let readers = cells[1].split { ", ".contains($0) }.map(String.init)
      #expect(file == output.file)
      #expect(readers == output.readers.map(\.rawValue), "\(output.file)")
    }
  }

  @Test func exportLeavesTheSameTablesAndThoseOfAllUnits() {
    let csv = ResultFile.ofExport(.csv, comparing: true)
    #expect(csv == ResultFile.allCases)
    #expect(ResultFile.ofRun == csv)
    #expect(
      ResultFile.ofExport(.json, comparing: true) == csv.filter { $0 != .reconciliation })
    #expect(ResultFile.ofExport(.csv, comparing: false) == csv.filter { $0 != .changes })
    #expect(ResultFile.allCases.allSatisfy { $0.name(.csv) == $0.rawValue + ".csv" })
  }
}
