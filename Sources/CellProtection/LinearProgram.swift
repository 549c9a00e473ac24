import CClp

/// A linear program with bounds on columns and rows, solved by Clp. One program answers for many objectives,
/// each from where the last one ended.
final class LinearProgram {
  private let model: UnsafeMutableRawPointer
  private var (lower, upper): ([Double], [Double])
  /// Every column at its lower bound and every row's slack in the basis, in Clp's codes.
  private let nothing: [UInt8]

  /// A bound that is none.
  static let infinity = Double.greatestFiniteMagnitude

  struct Row {
    /// Of different columns.
    var terms: [(column: Int, factor: Double)]
    var bounds: ClosedRange<Double>
  }

  struct Solution {
    let objective: Double
    let columns: [Double]
  }

  /// nil where there is no memory for it.
  init?(columns: [ClosedRange<Double>], rows: [Row]) {
    guard let model = Clp_newModel() else { return nil }
    self.model = model
    Clp_setLogLevel(model, 0)
    lower = columns.map(\.lowerBound)
    upper = columns.map(\.upperBound)
    nothing = columns.map { _ in 3 } + rows.map { _ in 1 }
    let matrix = ColumnMatrix(columns: columns.count, rows)
    Clp_loadProblem(
      model, Int32(columns.count), Int32(rows.count), matrix.starts, matrix.rows, matrix.factors,
      lower, upper, [Double](repeating: 0, count: columns.count), rows.map(\.bounds.lowerBound),
      rows.map(\.bounds.upperBound))
  }

  deinit { Clp_deleteModel(model) }

  /// Holds a column between other bounds from now on.
  func bound(_ column: Int, _ bounds: ClosedRange<Double>) {
    lower[column] = bounds.lowerBound
    upper[column] = bounds.upperBound
    hold()
  }

  /// Holds all columns between other bounds from now on.
  func bound(_ columns: [ClosedRange<Double>]) {
    lower = columns.map(\.lowerBound)
    upper = columns.map(\.upperBound)
    hold()
  }

  private func hold() {
    Clp_chgColumnLower(model, lower)
    Clp_chgColumnUpper(model, upper)
  }

  /// The same as `minimum`, starting from no change at all: where few columns change, that is soonest found.
  /// - Parameter byDual: where nothing costs less than no change, and bounds demand one.
  func minimumFromNothing(_ objective: [Double], byDual: Bool) -> Solution? {
    Clp_copyinStatus(model, nothing)
    return solve(objective) { byDual ? Clp_dual(model, 0) : Clp_primal(model, 0) }
  }

  /// The least value of an objective; nil where no values satisfy the program, or Clp finds none.
  func minimum(_ objective: [Double]) -> Solution? {
    // The last solution still satisfies the program where only the objective is another.
    solve(objective) { Clp_primal(model, 0) }
  }

  private func solve(_ objective: [Double], _ solver: () -> Int32) -> Solution? {
    Clp_chgObjCoefficients(model, objective)
    _ = solver()
    guard Clp_status(model) == 0, let columns = Clp_primalColumnSolution(model) else { return nil }
    return Solution(
      objective: Clp_objectiveValue(model),
      columns: (0..<lower.count).map { columns[$0] })
  }
}

/// Rows in the order of columns, as the solvers take them.
struct ColumnMatrix {
  private(set) var starts: [Int32] = [0]
  private(set) var rows: [Int32] = []
  private(set) var factors: [Double] = []

  init(columns: Int, _ source: [LinearProgram.Row]) {
    var entries = [[(Int32, Double)]](repeating: [], count: columns)
    for (row, content) in source.enumerated() {
      for term in content.terms { entries[term.column].append((Int32(row), term.factor)) }
    }
    for column in entries {
      rows += column.map(\.0)
      factors += column.map(\.1)
      starts.append(Int32(rows.count))
    }
  }
}
