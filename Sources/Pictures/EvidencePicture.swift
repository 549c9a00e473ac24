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
    let (left, right, upper, lower) = (46.0, 460.0, 40.0, 214.0)
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
    body += legend(left)
    return Picture(
      id: id, title: title, description: description, width: 480, height: 240, body: body)
  }

  /// What the three signs mean, each after the words of the one before.
  private func legend(_ left: Double) -> Markup {
    var x = left + 6
    var legend = Picture.dot(x, 16, 5, .unit)
    func name(_ text: String, after sign: Double) {
      legend += Picture.label(text, x: x + sign, y: 20, .ink)
      x += sign + WrappedText.width(text, size: 12) + 16
    }
    name(names.own, after: 10)
    legend += Picture.line((x, 16), (x + 24, 16), .ink, 2)
    name(names.expected, after: 30)
    legend += "<path d=\"M\(x) 16h24\"\(line: .mute, width: 2) stroke-dasharray=\"3 2\"/>"
    name(names.peers, after: 30)
    return legend
  }
}
