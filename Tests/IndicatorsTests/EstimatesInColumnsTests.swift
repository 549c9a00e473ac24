import Geography
import MadeFigures
import Testing

@testable import Indicators

/// Columns and rows are one and the same to the last bit.
struct EstimatesInColumnsTests {
  private static let codes = [
    "0101", "0102", "0103", "0201", "0202", "0301",
  ]
  private static let counts = [(0, 12), (31, 97), (5, 5), (120, 911), (2, 8), (77, 640)]

  private func columns(_ order: [Int]) throws -> EstimatesInColumns {
    let counties = [0, 0, 0, 1, 1, 2]
    return try EstimatesInColumns(
      events: order.map { Self.counts[$0].0 }, of: order.map { Self.counts[$0].1 },
      in: [
        EstimatesInColumns.Groups(ofUnit: order.map { _ in 0 }),
        EstimatesInColumns.Groups(ofUnit: order.map { counties[$0] }),
      ])
  }

  @Test func numbersAreThoseOfTheRows() throws {
    var world = try MadeWorld(Self.codes)
    for (code, (x, n)) in zip(Self.codes, Self.counts) { try world.put(x, of: n, code) }
    let columns = try columns(Array(Self.codes.indices))
    for (index, code) in Self.codes.enumerated() {
      let rows = try world.estimates(code)
      #expect(rows[0].value == columns.value[index])
      #expect(rows[0].interval?.at95 == columns.wilson.at95[index])
      #expect(rows[0].interval?.at998 == columns.wilson.at998[index])
      for (row, comparison) in zip(rows, columns.comparisons) {
        guard let test = row.comparison?.test else {
          #expect(comparison.z[index].isNaN)
          #expect(!comparison.rejects.at95[index])
          continue
        }
        #expect(row.benchmarkValue == comparison.benchmark[index])
        #expect(row.comparison?.difference == comparison.difference[index])
        #expect(test.z == comparison.z[index])
        #expect(test.pValue == comparison.pValue[index])
        #expect(test.interval95 == comparison.interval.at95[index])
        #expect((row.verdict.at998 != .notDifferent) == comparison.rejects.at998[index])
      }
    }
  }

  @Test func orderOfTheUnitsChangesNothing() throws {
    let order = [4, 2, 0, 5, 1, 3]
    let (straight, shuffled) = (try columns(Array(0..<6)), try columns(order))
    for (place, unit) in order.enumerated() {
      #expect(shuffled.comparisons[0].qValue[place] == straight.comparisons[0].qValue[unit])
      #expect(shuffled.comparisons[0].z[place] == straight.comparisons[0].z[unit])
    }
  }

  @Test func groupsForOtherUnitsAreRefused() {
    #expect(throws: EstimatesInColumns.ColumnMismatch.self) {
      try EstimatesInColumns(events: [1], of: [2], in: [.init(ofUnit: [0, 0])])
    }
  }
}
