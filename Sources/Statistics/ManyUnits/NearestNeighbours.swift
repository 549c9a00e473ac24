/// A unit's neighbour, with its distance.
public struct Neighbour: Sendable, Hashable {
  public let unit: Int
  /// The Euclidean distance in standard deviations of the columns.
  public let distance: Double
}

/// Finds each unit's nearest other units by Euclidean distance over columns standardised to mean 0 and
/// standard deviation 1 (n − 1 in the denominator), weighted equally. A column in which all are alike
/// sets nobody apart.
///
/// Equally near units stand in the order of the rows; distances that differ by rounding alone are equal.
///
/// - Parameters:
///   - columns: finite values, one for each unit.
///   - size: how many neighbours a unit gets, fewer where there are not so many others.
/// - Returns: each unit's neighbours, the nearest first.
public func nearestNeighbours(_ columns: [[Double]], size: Int) -> [[Neighbour]] {
  let standardised = columns.map(standardised)
  let units = columns.first?.count ?? 0
  return (0..<units).map { own in
    var squares = Array(repeating: 0.0, count: units)
    for column in standardised {
      for other in 0..<units {
        let distance = column[other] - column[own]
        squares[other] += distance * distance
      }
    }
    return nearest(squares, but: own, size: size)
  }
}

/// The smallest, kept sorted while they are found.
private func nearest(_ squares: [Double], but own: Int, size: Int) -> [Neighbour] {
  var nearest: [(unit: Int, square: Double)] = []
  for (unit, square) in squares.enumerated() where unit != own {
    if nearest.count == size {
      guard let farthest = nearest.last, isNearer(square, than: farthest.square) else { continue }
      nearest.removeLast()
    }
    let place = nearest.lastIndex { !isNearer(square, than: $0.square) }.map { $0 + 1 } ?? 0
    nearest.insert((unit, square), at: place)
  }
  return nearest.map { Neighbour(unit: $0.unit, distance: $0.square.squareRoot()) }
}

private func isNearer(_ a: Double, than b: Double) -> Bool { a < b * (1 - 1e-12) }

private func standardised(_ values: [Double]) -> [Double] {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = (squares / Double(values.count - 1)).squareRoot()
  return values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
}
