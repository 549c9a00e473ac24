import GRDB

/// Decides anew which of several files' figures are in force, for the figures that one file gives.
struct FigureStanding {
  /// For each other file, how many figures changed hands: those that its figures gave way to count
  /// below zero, those that came back above.
  private(set) var others: [Int64: Int] = [:]
  /// How many of the file's own figures came into force, or went out of it.
  private(set) var own = 0
  private let ranks: [Int64: Int]
  private let file: Int64
  private let figures: RawStatement
  private let rows: RawStatement
  private let change: RawStatement

  static let sqlOfFile = """
    SELECT series_id, unit_id FROM figure INDEXED BY figure_by_position WHERE file_id = ?
    """
  static let sqlOfFigure = """
    SELECT DISTINCT file_id, in_force FROM figure
    WHERE series_id = ? AND in_force IN (0, 1) AND unit_id = ?
    """

  /// - Parameter order: as it has been decided.
  init(of file: Int64, _ order: FileOrder, _ db: Database) throws {
    self.file = file
    ranks = order.ranks
    figures = try RawStatement(db, Self.sqlOfFile)
    rows = try RawStatement(db, Self.sqlOfFigure)
    change = try RawStatement(
      db,
      """
      UPDATE figure SET in_force = ?
      WHERE series_id = ? AND in_force = ? AND unit_id = ? AND file_id = ?
      """)
  }

  /// Goes through the file's figures and puts each right.
  /// - Precondition: the trigger that refuses changes of figures has been lifted.
  mutating func settle() throws {
    figures.bind(file, at: 1)
    var keys: [(series: Int64, unit: Int64)] = []
    while try figures.step() { keys.append((figures.int(0), figures.int(1))) }
    for key in keys { try settle(key.series, key.unit) }
  }

  private mutating func settle(_ series: Int64, _ unit: Int64) throws {
    rows.bind(series, at: 1)
    rows.bind(unit, at: 2)
    var given: [(file: Int64, isInForce: Bool)] = []
    while try rows.step() { given.append((rows.int(0), rows.int(1) == 1)) }
    let highest = given.filter { ranks[$0.file] != nil }
      .max { ranks[$0.file, default: 0] < ranks[$1.file, default: 0] }?.file
    for (giver, isInForce) in given where isInForce != (giver == highest) {
      change.bind(isInForce ? 0 : 1 as Int64, at: 1)
      change.bind(series, at: 2)
      change.bind(isInForce ? 1 : 0 as Int64, at: 3)
      change.bind(unit, at: 4)
      change.bind(giver, at: 5)
      _ = try change.step()
      let step = isInForce ? -1 : 1
      if giver == file { own += step } else { others[giver, default: 0] += step }
    }
  }
}
