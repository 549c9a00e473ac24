import Statistics

/// Units' values at the zero point and now, each on a line of its own.
package struct Dumbbell: Sendable {
  package struct Row: Sendable {
    package let name: String
    package let before: Double
    package let now: Double
    package let mark: Mark
    /// The change as it is printed, and its verdict.
    package let label: String

    package init(name: String, before: Double, now: Double, mark: Mark, label: String) {
      self.name = name
      self.before = before
      self.now = now
      self.mark = mark
      self.label = label
    }
  }

  package let rows: [Row]
  package let ticks: [Tick]
  /// The labels of the two ends: `2021`, `2024`.
  package let ends: (before: String, now: String)

  package init(rows: [Row], ticks: [Tick], ends: (before: String, now: String)) {
    self.rows = rows
    self.ticks = ticks
    self.ends = ends
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, right, top, step) = (210.0, 480.0, 44.0, 26.0)
    let bottom = top + step * Double(rows.count)
    let x = Scale((ticks.first?.value ?? 0, ticks.last?.value ?? 1), on: (left, right))
    var body = Markup()
    for tick in ticks {
      body += Picture.line((x[tick.value], top - 10), (x[tick.value], bottom - 8), .line, 1)
      body += Picture.label(tick.label, x: x[tick.value], y: bottom + 10, anchor: .middle)
    }
    body += Picture.dot(left + 6, 16, 4.4, .ink)
    body += Picture.label(ends.before, x: left + 16, y: 20)
    let second = left + 34 + WrappedText.width(ends.before, size: 12)
    body += Mark.same.drawn(x: second, y: 16)
    body += Picture.label(ends.now, x: second + 12, y: 20)
    for (place, row) in rows.enumerated() {
      let y = top + step * Double(place) + 4
      body += Picture.label(row.name, x: left - 12, y: y + 4, .ink, size: 13, anchor: .end)
      body += "<path d=\"M\(x[row.before]) \(y)H\(x[row.now])\"\(line: .mid, width: 3)/>"
      body += Picture.dot(x[row.before], y, 4.4, .ink)
      body += row.mark.turned(towardsHigher: row.now > row.before).drawn(x: x[row.now], y: y)
      body += Picture.label(row.label, x: right + 16, y: y + 4, row.mark.ink)
    }
    return Picture(
      id: id, title: title, description: description, width: 700, height: bottom + 22, body: body)
  }
}

extension Mark {
  /// The mark with its triangle towards where the value has gone, on a scale where right is higher.
  func turned(towardsHigher isHigher: Bool) -> Turned { Turned(mark: self, isToTheRight: isHigher) }

  /// A mark whose triangle points to one side of the picture; its colour still tells better from worse.
  struct Turned {
    let mark: Mark
    let isToTheRight: Bool

    func drawn(x: Double, y: Double) -> Markup {
      let isTriangle = [.worse, .clearlyWorse, .better, .clearlyBetter].contains(mark)
      let pointsRight = [.better, .clearlyBetter].contains(mark)
      guard isTriangle, pointsRight != isToTheRight else { return mark.drawn(x: x, y: y) }
      return "<g transform=\"rotate(180 \(x) \(y))\">\(mark.drawn(x: x, y: y))</g>"
    }
  }
}
