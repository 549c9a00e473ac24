/// Several barometers below each other, each with its figure and its verdict in words.
package struct Barometer: Sendable {
  package struct Row: Sendable {
    /// The heading that stands above the row; nil under the one before.
    package let heading: String?
    package let name: String
    /// The figure as it is printed.
    package let value: String
    package let barometer: BarometerRow
    /// The verdict, and the difference with its interval as printed.
    package let verdict: String
    package let difference: String

    package init(
      heading: String? = nil, name: String, value: String, barometer: BarometerRow,
      verdict: String, difference: String
    ) {
      self.heading = heading
      self.name = name
      self.value = value
      self.barometer = barometer
      self.verdict = verdict
      self.difference = difference
    }
  }

  package let rows: [Row]
  /// Whether all rows share one scale.
  package let isOneScale: Bool
  /// The words over the line: the worse end, the country, the better end.
  package let axis: (worse: String, country: String, better: String)

  package init(
    rows: [Row], isOneScale: Bool, axis: (worse: String, country: String, better: String)
  ) {
    self.rows = rows
    self.isOneScale = isOneScale
    self.axis = axis
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let (left, width, right) = (330.0, 300.0, 644.0)
    let reach = isOneScale ? rows.map(\.barometer.reach).max() : nil
    var body = Picture.label(axis.worse, x: left, y: 14)
    body += Picture.label(axis.country, x: left + width / 2, y: 14, .ink, anchor: .middle)
    body += Picture.label(axis.better, x: left + width, y: 14, anchor: .end)
    var y = 24.0
    for row in rows {
      if let heading = row.heading {
        body += "<path d=\"M0 \(y)H820v26H0z\"\(fill: .soft)/>"
        body += Picture.label(heading, x: 8, y: y + 18, .ink, size: 13, isBold: true)
        y += 26
      }
      let names = WrappedText.lines(row.name, within: 232, size: 13)
      let height = max(44, 17 * Double(names.count) + 12)
      let middle = y + height / 2
      for (place, line) in names.enumerated() {
        let offset = 17 * (Double(place) - Double(names.count - 1) / 2)
        body += Picture.label(line, x: 8, y: middle + offset + 4.5, .ink, size: 13)
      }
      body += Picture.label(
        row.value, x: left - 16, y: middle + 4.5, .ink, size: 13, anchor: .end, isBold: true)
      body +=
        "<g transform=\"translate(\(left) \(middle))\">\(row.barometer.drawn(y: 0, width: width, reach: reach))</g>"
      body += Picture.label(row.verdict, x: right, y: middle - 3, row.barometer.mark.ink, size: 13)
      body += Picture.label(row.difference, x: right, y: middle + 14)
      y += height
      body += Picture.line((0, y), (820, y), .line, 1)
    }
    return Picture(
      id: id, title: title, description: description, width: 820, height: y + 4, body: body)
  }
}
