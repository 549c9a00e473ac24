import Statistics

/// All units' values by how many people stand behind them, between the limits within which chance and the
/// usual variation between units keep nearly all.
package struct FunnelPicture: Sendable {
  package struct Dot: Sendable {
    package let total: Int
    package let value: Double
    package let name: String
    package let isNamed: Bool

    package init(total: Int, value: Double, name: String, isNamed: Bool) {
      self.total = total
      self.value = value
      self.name = name
      self.isNamed = isNamed
    }
  }

  /// The limits at a number of people.
  package struct Limits: Sendable {
    package let total: Int
    package let at95: Interval
    package let at998: Interval

    package init(total: Int, at95: Interval, at998: Interval) {
      self.total = total
      self.at95 = at95
      self.at998 = at998
    }
  }

  package let dots: [Dot]
  package let centre: Double
  package let centreLabel: String
  /// By ascending number of people.
  package let limits: [Limits]
  package let ticks: [Tick]
  /// Numbers of people on the level axis.
  package let totals: [Tick]
  package let axisLabel: String

  package init(
    dots: [Dot], centre: Double, centreLabel: String, limits: [Limits], ticks: [Tick],
    totals: [Tick], axisLabel: String
  ) {
    self.dots = dots
    self.centre = centre
    self.centreLabel = centreLabel
    self.limits = limits
    self.ticks = ticks
    self.totals = totals
    self.axisLabel = axisLabel
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, right, upper, lower) = (44.0, 620.0, 14.0, 294.0)
    let smallest = limits.first?.total ?? 1
    let largest = limits.last?.total ?? 2
    let x = Scale(
      (Double(smallest), Double(max(largest, smallest + 1))), on: (left, right), logarithmic: true)
    let y = Scale((ticks.first?.value ?? 0, ticks.last?.value ?? 1), on: (lower, upper))
    func kept(_ value: Double) -> Double { min(lower, max(upper, y[value])) }
    func area(_ interval: (Limits) -> Interval, _ ink: Ink) -> Markup {
      let above = limits.map { (x: x[Double($0.total)], y: kept(interval($0).upper)) }
      let below = limits.reversed().map { (x: x[Double($0.total)], y: kept(interval($0).lower)) }
      return "<path d=\"\(Picture.path(above + below))z\"\(fill: ink)/>"
    }
    var body = area(\.at998, .soft) + area(\.at95, .band)
    for tick in ticks {
      body += Picture.line((left, y[tick.value]), (right, y[tick.value]), .line, 1)
      body += Picture.label(tick.label, x: left - 6, y: y[tick.value] + 4, anchor: .end)
    }
    for tick in totals where tick.value >= Double(smallest) && tick.value <= Double(largest) {
      body += Picture.label(tick.label, x: x[tick.value], y: lower + 18, anchor: .middle)
    }
    body += Picture.label(axisLabel, x: right, y: lower + 36, anchor: .end)
    body += Picture.line((left, y[centre]), (right, y[centre]), .ink, 1.6)
    var cloud = Markup()
    for dot in dots where !dot.isNamed {
      cloud += "M\(x[Double(dot.total)]) \(kept(dot.value))h0"
    }
    body +=
      "<path d=\"\(cloud)\"\(line: .mute, width: 5) stroke-linecap=\"round\" stroke-opacity=\"0.55\"/>"
    body += Picture.label(
      centreLabel, x: right, y: y[centre] - 6, .ink, anchor: .end)
    body += named(x, kept)
    return Picture(
      id: id, title: title, description: description, width: 640, height: 340, body: body)
  }

  /// The named dots with their names, which are moved apart.
  private func named(_ x: Scale, _ y: (Double) -> Double) -> Markup {
    var body = Markup()
    var taken: [(x: Double, y: Double)] = []
    for dot in dots where dot.isNamed {
      let (place, height) = (x[Double(dot.total)], y(dot.value))
      body += Picture.dot(place, height, 5, .unit)
      var text = height + 4
      while taken.contains(where: { ($0.x - place).magnitude < 90 && ($0.y - text).magnitude < 13 })
      {
        text -= 13
      }
      taken.append((place, text))
      if text < height { body += Picture.line((place, height), (place + 8, text - 3), .unit, 0.8) }
      let isLeft = place > 480
      body += Picture.label(
        dot.name, x: place + (isLeft ? -9 : 9), y: text, .ink, anchor: isLeft ? .end : .start,
        isBold: true)
    }
    return body
  }
}
