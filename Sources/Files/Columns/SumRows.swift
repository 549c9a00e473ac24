/// The rows of a table whose numbers are the sums of others'.
package enum SumRows {
  /// A row's parts and wholes, such as numerator and denominator; nil where it has no such number.
  package struct Row: Sendable {
    package let part: Double?
    package let whole: Double?

    package init(part: Double?, whole: Double?) { (self.part, self.whole) = (part, whole) }
  }

  /// The indices of the rows that are sums, in order: the one that is the sum of all others, and those
  /// that are the sum of at least two rows next above or below.
  ///
  /// Small numbers are the sums of their neighbours by chance; a sum of neighbours counts only where
  /// among so many rows one in a thousand tables would have one.
  /// - Parameter hasNeighbours: whether the order of the rows is the table's own and parts are counts.
  package static func indices(_ rows: [Row], _ hasNeighbours: Bool) -> [Int] {
    let known = rows.indices.filter { (rows[$0].whole ?? 0) > 0 }
    guard known.count > (hasNeighbours ? 2 : 3) else { return [] }
    if let all = sumOfAllOthers(rows, known) { return [all] }
    guard hasNeighbours else { return [] }
    return known.indices.filter { place in
      let row = rows[known[place]]
      guard let part = row.part, let whole = row.whole,
        part * whole >= 4000 * Double(known.count)
      else { return false }
      return isSum(part, whole, of: known[(place + 1)...].lazy.map { rows[$0] })
        || isSum(part, whole, of: known[..<place].reversed().lazy.map { rows[$0] })
    }.map { known[$0] }
  }

  /// The row that is the sum of all others. Where a part is withheld, the others' may fall short of it.
  private static func sumOfAllOthers(_ rows: [Row], _ known: [Int]) -> Int? {
    guard let largest = known.max(by: { (rows[$0].whole ?? 0) < (rows[$1].whole ?? 0) }),
      let whole = rows[largest].whole, let part = rows[largest].part
    else { return nil }
    let others = rows.indices.filter { $0 != largest }
    let wholes = others.reduce(0) { $0 + (rows[$1].whole ?? 0) }
    let parts = others.reduce(0) { $0 + (rows[$1].part ?? 0) }
    let isWithheld = others.contains { rows[$0].part == nil }
    guard isEqual(wholes, whole), isEqual(parts, part) || (isWithheld && parts <= part) else {
      return nil
    }
    return largest
  }

  private static func isSum(_ part: Double, _ whole: Double, of rows: some Sequence<Row>) -> Bool {
    var (parts, wholes, count) = (0.0, 0.0, 0)
    for row in rows {
      guard let rowPart = row.part, let rowWhole = row.whole else { return false }
      parts += rowPart
      wholes += rowWhole
      count += 1
      if count > 1, isEqual(parts, part), isEqual(wholes, whole) { return true }
      if wholes > whole { return false }
    }
    return false
  }

  private static func isEqual(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}
