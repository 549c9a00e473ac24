/// A = QR by Householder reflections: Q with orthonormal columns, R upper triangular. Least squares
/// through it keeps twice the digits that the normal equations would.
///
/// Matrices are column-major. Source: Golub and Van Loan, Matrix Computations, section 5.2.
struct QRFactorization: Sendable {
  let rows: Int
  let columns: Int
  /// The thin Q, rows × columns.
  private(set) var q: [Double]
  /// R, columns × columns, zero below the diagonal; a diagonal may be negative.
  private(set) var r: [Double]

  /// - Parameter matrix: rows × columns, with at least as many rows as columns.
  init(_ matrix: [Double], rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    var a = matrix
    r = Array(repeating: 0, count: columns * columns)
    q = Array(repeating: 0, count: rows * columns)
    a.withUnsafeMutableBufferPointer { a in
      for k in 0..<columns {
        let column = k * rows
        var norm = 0.0
        for i in k..<rows { norm += a[column + i] * a[column + i] }
        norm.formSquareRoot()
        // The sign that adds rather than cancels.
        let alpha = a[column + k] > 0 ? -norm : norm
        for j in 0..<k { r[k * columns + j] = a[column + j] }
        r[k * columns + k] = alpha
        guard norm > 0 else { continue }
        // v = x − αe, with vᵀv = 2(norm² + |x_k| norm), scaled so that v·v = 2.
        a[column + k] -= alpha
        let scale = 1 / (norm * (norm + (a[column + k] + alpha).magnitude)).squareRoot()
        for i in k..<rows { a[column + i] *= scale }
        for other in (k + 1)..<max(columns, k + 1) {
          Self.reflect(a, vector: column, target: other * rows, from: k, to: rows)
        }
      }
    }
    // Q is what the reflections, last first, make of the first columns of the unit matrix.
    q.withUnsafeMutableBufferPointer { q in
      for column in 0..<columns {
        q[column * rows + column] = 1
        for k in (0..<columns).reversed() where r[k * columns + k] != 0 {
          var dot = 0.0
          for i in k..<rows { dot += a[k * rows + i] * q[column * rows + i] }
          for i in k..<rows { q[column * rows + i] -= dot * a[k * rows + i] }
        }
      }
    }
  }

  /// target − v(vᵀtarget), v·v = 2.
  private static func reflect(
    _ a: UnsafeMutableBufferPointer<Double>, vector: Int, target: Int, from: Int, to: Int
  ) {
    var dot = 0.0
    for i in from..<to { dot += a[vector + i] * a[target + i] }
    for i in from..<to { a[target + i] -= dot * a[vector + i] }
  }

  /// The x of least ‖Ax − y‖: R⁻¹Qᵀy.
  func leastSquares(_ y: [Double]) -> [Double] {
    solveR(
      (0..<columns).map { column in
        var dot = 0.0
        for i in 0..<rows { dot += q[column * rows + i] * y[i] }
        return dot
      })
  }

  /// R⁻¹v.
  func solveR(_ v: [Double]) -> [Double] {
    var x = v
    for k in (0..<columns).reversed() {
      for j in (k + 1)..<max(columns, k + 1) { x[k] -= r[j * columns + k] * x[j] }
      x[k] /= r[k * columns + k]
    }
    return x
  }

  /// R⁻ᵀv.
  func solveRTransposed(_ v: [Double]) -> [Double] {
    var x = v
    for k in 0..<columns {
      for j in 0..<k { x[k] -= r[k * columns + j] * x[j] }
      x[k] /= r[k * columns + k]
    }
    return x
  }

  /// The leverage of each row, the diagonal of QQᵀ, in [0, 1].
  var leverages: [Double] {
    (0..<rows).map { row in
      var sum = 0.0
      for column in 0..<columns { sum += q[column * rows + row] * q[column * rows + row] }
      return min(sum, 1)
    }
  }
}
