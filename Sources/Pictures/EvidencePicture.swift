import Statistics

/// What speaks for a candidate, year by year: its value, what was expected of it, and what its peers have.
package struct EvidencePicture: Sendable {
  package struct Year: Sendable {
    package let year: Int
    package let value: Double
    package let expected: Double?
    package let peers: Double?

    package init(year: Int, value: Double, expected: Double?, peers: Double?) {
      self.year = year
      self.value = value
      self.expected = expected
      self.peers = peers
    }
  }

  package let years: [Year]
  package let ticks: [Tick]
  /// The words for the three: the unit's own, expected, peers together.
  package let names: (own: String, expected: String, peers: String)

  package init(
    years: [Year], ticks: [Tick], names: (own: String, expected: String, peers: String)
  ) {
    self.years = years
    self.ticks = ticks
    self.names = names
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, right, upper, lower) = (46.0, 400.0, 40.0, 214.0)
    let (first, last) = (years.first?.year ?? 0, years.last?.year ?? 1)
    let x = Scale((Double(first) - 0.4, Double(max(last, first)) + 0.4), on: (left, right))
    let y = Scale((ticks.first?.value ?? 0, ticks.last?.value ?? 1), on: (lower, upper))
    var body = Markup()
    for tick in ticks {
      body += Picture.line((left, y[tick.value]), (right, y[tick.value]), .line, 1)
      body += Picture.label(tick.label, x: left - 6, y: y[tick.value] + 4, anchor: .end)
    }
    for year in years {
      let place = x[Double(year.year)]
      body += Picture.label(String(year.year), x: place, y: lower + 18, anchor: .middle)
      if let expected = year.expected {
        body += Picture.line((place, y[expected]), (place, y[year.value]), .mid, 3)
        body += Picture.line((place - 14, y[expected]), (place + 14, y[expected]), .ink, 2)
      }
      if let peers = year.peers {
        body +=
          "<path d=\"M\(place - 14) \(y[peers])h28\"\(line: .mute, width: 2) stroke-dasharray=\"3 2\"/>"
      }
      body += Picture.dot(place, y[year.value], 5, .unit)
    }
    body += Picture.dot(left + 6, 16, 5, .unit)
    body += Picture.label(names.own, x: left + 16, y: 20, .ink)
    body += Picture.line((left + 118, 16), (left + 142, 16), .ink, 2)
    body += Picture.label(names.expected, x: left + 148, y: 20, .ink)
    body += "<path d=\"M\(left + 222) 16h24\"\(line: .mute, width: 2) stroke-dasharray=\"3 2\"/>"
    body += Picture.label(names.peers, x: left + 252, y: 20, .ink)
    return Picture(
      id: id, title: title, description: description, width: 420, height: 240, body: body)
  }
}
