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
    let (left, right) = (46.0, 460.0)
    let legend = legend(left, right)
    let upper = 22 + 18 * Double(legend.lines)
    let lower = upper + 174
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
    body += legend.drawn
    return Picture(
      id: id, title: title, description: description, width: 480, height: lower + 26, body: body)
  }

  /// What the three signs mean, each after the words of the one before, on a line below where there is no room.
  private func legend(_ left: Double, _ right: Double) -> (drawn: Markup, lines: Int) {
    var (x, y, lines) = (left + 6, 16.0, 1)
    var drawn = Markup()
    func place(_ text: String, after sign: Double, _ draw: (Double, Double) -> Markup) {
      let width = sign + WrappedText.width(text, size: 12)
      if x + width > right, x > left + 6 { (x, y, lines) = (left + 6, y + 18, lines + 1) }
      drawn += draw(x, y) + Picture.label(text, x: x + sign, y: y + 4, .ink)
      x += width + 16
    }
    place(names.own, after: 10) { Picture.dot($0, $1, 5, .unit) }
    place(names.expected, after: 30) { Picture.line(($0, $1), ($0 + 24, $1), .ink, 2) }
    place(names.peers, after: 30) {
      "<path d=\"M\($0) \($1)h24\"\(line: .mute, width: 2) stroke-dasharray=\"3 2\"/>"
    }
    return (drawn, lines)
  }
}
