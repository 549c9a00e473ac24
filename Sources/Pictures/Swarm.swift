/// All units' values along one line, each a dot that gives way to its neighbours.
package struct Swarm: Sendable {
  package struct Dot: Sendable {
    package let value: Double
    package let name: String
    package let isNamed: Bool

    package init(value: Double, name: String, isNamed: Bool) {
      self.value = value
      self.name = name
      self.isNamed = isNamed
    }
  }

  package let dots: [Dot]
  package let centre: Double?
  package let centreLabel: String
  package let ticks: [Tick]

  package init(dots: [Dot], centre: Double?, centreLabel: String, ticks: [Tick]) {
    self.dots = dots
    self.centre = centre
    self.centreLabel = centreLabel
    self.ticks = ticks
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, right, middle) = (30.0, 610.0, 110.0)
    let low = ticks.first?.value ?? 0
    let high = ticks.last?.value ?? 1
    let x = Scale((low, high), on: (left, right))
    var body = Markup()
    for tick in ticks {
      body += Picture.line((x[tick.value], 34), (x[tick.value], 190), .line, 1)
      body += Picture.label(tick.label, x: x[tick.value], y: 208, anchor: .middle)
    }
    if let centre {
      body += Picture.line((x[centre], 28), (x[centre], 190), .ink, 1.6)
      body += Picture.label(centreLabel, x: x[centre], y: 20, .ink, anchor: .middle)
    }
    let places = Self.places(dots.map { x[$0.value] }, radius: 3)
    var cloud = Markup()
    var named = Markup()
    var row = 0
    for (dot, place) in zip(dots, places) {
      guard dot.isNamed else {
        cloud += "M\(place.x) \(middle + place.y)h0"
        continue
      }
      let height = 232 + 15 * Double(row)
      row += 1
      named += Picture.line((place.x, middle + place.y), (place.x, height - 10), .unit, 0.8)
      named += Picture.dot(place.x, middle + place.y, 4.4, .unit)
      let isLeft = place.x > 480
      named += Picture.label(
        dot.name, x: place.x + (isLeft ? -4 : 4), y: height, .ink, anchor: isLeft ? .end : .start,
        isBold: true)
    }
    body +=
      "<path d=\"\(cloud)\"\(line: .mute, width: 5) stroke-linecap=\"round\" stroke-opacity=\"0.6\"/>"
    return Picture(
      id: id, title: title, description: description, width: 640,
      height: 232 + 15 * Double(max(row, 1)), body: body + named)
  }

  /// Moves dots up or down from the line by as little as keeps them off those to the left of them.
  static func places(_ xs: [Double], radius: Double) -> [(x: Double, y: Double)] {
    var places = xs.map { (x: $0, y: 0.0) }
    let order = xs.indices.sorted { xs[$0] < xs[$1] }
    var near: [Int] = []
    for dot in order {
      near.removeAll { xs[dot] - xs[$0] >= 2 * radius }
      func isFree(_ y: Double) -> Bool {
        near.allSatisfy { other in
          let (dx, dy) = (xs[dot] - xs[other], y - places[other].y)
          return dx * dx + dy * dy >= 4 * radius * radius - 1e-6
        }
      }
      var candidates = [0.0]
      for other in near {
        let dx = xs[dot] - xs[other]
        let dy = (4 * radius * radius - dx * dx).squareRoot()
        candidates += [places[other].y + dy, places[other].y - dy]
      }
      places[dot].y =
        candidates.filter { $0.magnitude < 72 && isFree($0) }
        .min { ($0.magnitude, $0) < ($1.magnitude, $1) } ?? 0
      near.append(dot)
    }
    return places
  }
}
