import GRDB
import Geography
import Indicators
import MadeFigures
import Observations
import Statistics

@testable import Storage

/// A database with two files and a zero point in which every status occurs.
struct MadeFreeze {
  static let tables = [
    "zero_point", "zero_point_source", "zero_point_definition", "zero_point_unit",
    "zero_point_estimate",
  ]

  let folder: TemporaryFolder
  let store: Store
  let zeroPoint: ZeroPoint

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
    _ = try store.take(try MadeExtract.wideTable("b.csv"))
    _ = try store.take(try MadeExtract.figures(named: "a.csv", [("1001", "4", "100")]))

    var counted = try MadeWorld(["1001", "1002", "2001"], regions: ["valley": ["1001", "1002"]])
    for (unit, x, n) in [("1001", 290, 1899), ("1002", 71, 521), ("2001", 7, 70)] {
      try counted.put(x, of: n, unit)
    }
    var printed = try MadeWorld(
      ["1001", "1002"], indicator: .made(id: "printed", measure: .published))
    try printed.put(.number(0.228), "printed", "1001")
    try printed.put(.suppressed, "printed", "1002")
    let all = [counted, printed].map { $0.zeroPoint() }
    zeroPoint = ZeroPoint(
      year: 2021, borders: .endOfYear(2021), definitions: all.flatMap(\.definitions),
      units: all[0].units, sources: try store.files(), estimates: all.flatMap(\.estimates))
    try store.freezeAsBefore(zeroPoint)
  }

  /// Runs statements on a connection of its own, as someone with another program would.
  func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.path("a.sqlite"))
    try queue.write { db in try db.execute(sql: sql) }
  }
}

extension Store {
  /// Writes a zero point as the program did before there were parts.
  func freezeAsBefore(_ zeroPoint: ZeroPoint) throws {
    try queue.write { db in
      let year = zeroPoint.year
      try PartTables.frozen.write(
        zeroPoint.sources, zeroPoint.definitions, zeroPoint.units, of: Int64(year), db)
      var estimates = try InsertedRows<Estimate>(db, into: "zero_point_estimate", keys: [year])
      try estimates.insert(zeroPoint.estimates)
      try db.execute(
        sql: "INSERT INTO zero_point VALUES (?, ?, ?)",
        arguments: [year, zeroPoint.borders.description, try zeroPoint.contentHash()])
      try Ledger.append(.zeroPoint, "\(year)/1", zeroPoint.contentHash(), db)
    }
  }
}
