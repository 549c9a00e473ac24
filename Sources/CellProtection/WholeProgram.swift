import CCbc
import Synchronization

/// A linear program in whole numbers, solved by Cbc from the start each time.
struct WholeProgram {
  let columns: [ClosedRange<Double>]
  let rows: [LinearProgram.Row]

  /// The most branches that are tried; in a large program, of which each costs more, fewer.
  private var mostNodes: String { columns.count > 100 ? "50" : "20000" }
  /// Cbc keeps state of its own between calls.
  private static let turn = Mutex(())

  /// The whole values with the least objective; nil where Cbc finds none that it can prove to be the least.
  func minimum(_ objective: [Double]) -> [Int]? {
    let matrix = ColumnMatrix(columns: columns.count, rows)
    return Self.turn.withLock { _ in
      guard let model = Cbc_newModel() else { return nil }
      defer { Cbc_deleteModel(model) }
      Cbc_setLogLevel(model, 0)
      Cbc_loadProblem(
        model, Int32(columns.count), Int32(rows.count), matrix.starts, matrix.rows,
        matrix.factors, columns.map(\.lowerBound), columns.map(\.upperBound), objective,
        rows.map(\.bounds.lowerBound), rows.map(\.bounds.upperBound))
      for column in columns.indices { Cbc_setInteger(model, Int32(column)) }
      Cbc_setObjSense(model, 1)
      Cbc_setParameter(model, "maxNodes", mostNodes)
      _ = Cbc_solve(model)
      guard Cbc_isProvenOptimal(model) != 0, let solution = Cbc_getColSolution(model) else {
        return nil
      }
      return columns.indices.map { Int(solution[$0].rounded()) }
    }
  }
}
