/// Units by rank among all, each with the ranks that its figures allow.
package struct RankPicture: Sendable {
  package struct Row: Sendable {
    package let name: String
    package let rank: Int
    package let limits: ClosedRange<Int>
    /// Rank and limits as they are printed.
    package let label: String

    package init(name: String, rank: Int, limits: ClosedRange<Int>, label: String) {
      self.name = name
      self.rank = rank
      self.limits = limits
      self.label = label
    }
  }

  package let rows: [Row]
  /// The number of units that are ranked, and how it is printed.
  package let last: Tick
  package let bestLabel: String

  package init(rows: [Row], last: Tick, bestLabel: String) {
    self.rows = rows
    self.last = last
    self.bestLabel = bestLabel
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, right, top, step) = (210.0, 520.0, 34.0, 26.0)
    let bottom = top + step * Double(rows.count)
    let x = Scale((1, max(last.value, 2)), on: (left, right))
    var body = Picture.label(bestLabel, x: left, y: 16)
    body += Picture.label(last.label, x: right, y: 16, anchor: .end)
    for value in [1, last.value] {
      body += Picture.line((x[value], top - 10), (x[value], bottom - 8), .line, 1)
    }
    for (place, row) in rows.enumerated() {
      let y = top + step * Double(place) + 4
      let (start, end) = (x[Double(row.limits.lowerBound)], x[Double(row.limits.upperBound)])
      body += Picture.label(row.name, x: left - 12, y: y + 4, .ink, size: 13, anchor: .end)
      body +=
        "<path d=\"M\(start) \(y)H\(end)M\(start) \(y - 4)v8M\(end) \(y - 4)v8\"\(line: .ink, width: 1.6)/>"
      body += Picture.dot(x[Double(row.rank)], y, 5, .unit)
      body += Picture.label(row.label, x: right + 14, y: y + 4)
    }
    return Picture(
      id: id, title: title, description: description, width: 660, height: bottom + 6, body: body)
  }
}
