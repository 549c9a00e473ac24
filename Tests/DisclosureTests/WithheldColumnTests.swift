import Files
import Flagging
import Foundation
import Indicators
import MadeFigures
import Testing

@testable import Disclosure

/// What a suppressed row loses is what its table's description says, no more and no less.
struct WithheldColumnTests {
  private let world: MadeWorld

  init() throws {
    var world = try MadeWorld((1001...1030).map(String.init))
    for year in 2017...2022 {
      for place in 1001...1030 {
        try world.put(80 + (place * 7 + year) % 30, of: 500, String(place), year: year)
      }
    }
    self.world = world
  }

  private func expect<Row: FigureRow & TableRow>(_ rows: [Row]) {
    #expect(!rows.isEmpty)
    for row in rows {
      var suppressed = row
      suppressed.suppress(.fewPeople)
      expect(row, suppressed)
    }
  }

  private func expect<Row: TableRow>(_ row: Row, _ suppressed: Row) {
    for (column, (before, after)) in zip(Row.table.columns, zip(row.cells, suppressed.cells)) {
      let isNumber = [.count, .number].contains(column.type)
      if column.isWithheld {
        #expect(after.description.isEmpty, "\(Row.table.name).\(column.name)")
      } else if isNumber || column.type == .year {
        #expect(after == before, "\(Row.table.name).\(column.name)")
      }
    }
    #expect(suppressed.text("status") == "suppressed")
  }

  @Test func everyTableLosesWhatItSays() throws {
    expect(EstimateEngine(territory: world.territory).estimates(in: world.series()))
    let search = try world.candidates(since: 2019)
    expect(search.rows)
    expect(
      ProfileRow.all([SearchedIndicator(theme: "work", rows: search.rows)]))
    let engine = world.changes(since: world.zeroPoint())
    for unit in world.territory.units {
      for change in engine.relativeChanges(unit, in: world.series(2022)) {
        var suppressed = change
        suppressed.suppress(.fewPeople)
        expect(change, suppressed)
      }
      let trend = try #require(Trend(unit, in: (2017...2022).map { world.series($0) }))
      var suppressed = trend
      suppressed.suppress(.fewPeople)
      expect(trend, suppressed)
    }
  }

  /// More rows than are held at a time.
  @Test(arguments: TableFormat.allCases) func tableComesInBoundedPieces(_ format: TableFormat)
    throws
  {
    let rows = EstimateEngine(territory: world.territory).estimates(in: world.series())
    let table = Protected.joined(Array(repeating: Protected(rows: rows), count: 20))
    var (pieces, largest) = ([[UInt8]](), 0)
    try table.write(as: format) {
      pieces.append($0)
      largest = max(largest, $0.count)
    }
    #expect(pieces.count > 2)
    #expect(largest < TableWriter<Estimate>.pieceSize + 2000)
    let text = try table.text(as: format)
    #expect(String(decoding: pieces.joined(), as: UTF8.self) == text)
    let found =
      format == .json
      ? text.components(separatedBy: "\"indicator\"").count - 1 : text.utf8.count { $0 == 0x0A } - 1
    #expect(found == rows.count * 20)
  }
}
