import Statistics

/// A unit's figure year by year from zero, beside the country's and the county's, the zero point marked.
package struct TrendPicture: Sendable {
  /// One line of the picture.
  package struct Series: Sendable {
    package let name: String
    package let style: Style
    package let points: [Point]

    package enum Style: Sendable { case unit, county, country }

    package init(name: String, style: Style, points: [Point]) {
      self.name = name
      self.style = style
      self.points = points
    }
  }

  package struct Point: Sendable {
    package let year: Int
    package let value: Double
    package let interval: Interval?

    package init(year: Int, value: Double, interval: Interval?) {
      self.year = year
      self.value = value
      self.interval = interval
    }
  }

  /// The unit's first.
  package let series: [Series]
  package let zeroPoint: Int
  package let zeroPointLabel: String
  /// The numbers on the upright axis, from the lowest to the highest that is shown.
  package let ticks: [Tick]

  package init(series: [Series], zeroPoint: Int, zeroPointLabel: String, ticks: [Tick]) {
    self.series = series
    self.zeroPoint = zeroPoint
    self.zeroPointLabel = zeroPointLabel
    self.ticks = ticks
  }

  /// Returns the largest value or upper limit among all points of the series; 0 without any.
  package static func top(_ series: [Series]) -> Double {
    series.flatMap(\.points).map { max($0.value, $0.interval?.upper ?? 0) }.max() ?? 0
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let years = series.flatMap(\.points).map(\.year)
    let (first, last) = (years.min() ?? zeroPoint, years.max() ?? zeroPoint)
    let (left, right, upper, lower) = (40.0, 296.0, 30.0, 214.0)
    let x = Scale((Double(first), Double(last)), on: (left + 6, right))
    let y = Scale((ticks.first?.value ?? 0, ticks.last?.value ?? 1), on: (lower, upper))
    var body = Markup()
    if first < zeroPoint {
      let width = x[Double(zeroPoint)] - left
      body += "<path d=\"M\(left) \(upper)h\(width)V\(lower)h-\(width)z\"\(fill: .soft)/>"
    }
    for tick in ticks {
      body += Picture.line((left, y[tick.value]), (right + 4, y[tick.value]), .line, 1)
      body += Picture.label(tick.label, x: left - 6, y: y[tick.value] + 4, anchor: .end)
    }
    for year in Set([first, zeroPoint, last]).sorted() {
      body += Picture.label(
        String(year), x: x[Double(year)], y: lower + 18, anchor: .middle)
    }
    body += Picture.line(
      (x[Double(zeroPoint)], upper - 8), (x[Double(zeroPoint)], lower), .ink, 1.5,
      dashes: " stroke-dasharray=\"2 3\"")
    body += Picture.label(
      zeroPointLabel, x: x[Double(zeroPoint)], y: upper - 14, .ink, anchor: .middle, isBold: true)
    for series in series.reversed() { body += drawn(series, x, y) }
    body += names(x, y)
    return Picture(
      id: id, title: title, description: description, width: Self.width, height: 240, body: body)
  }

  private func drawn(_ series: Series, _ x: Scale, _ y: Scale) -> Markup {
    let path = Picture.path(series.points.map { (x[Double($0.year)], y[$0.value]) })
    switch series.style {
    case .country: return "<path d=\"\(path)\"\(line: .ink, width: 1.8)/>"
    case .county:
      return "<path d=\"\(path)\"\(line: .mute, width: 1.8) stroke-dasharray=\"6 3\"/>"
    case .unit:
      var drawn = Markup()
      for point in series.points {
        guard let interval = point.interval else { continue }
        let place = x[Double(point.year)]
        drawn +=
          "<path d=\"M\(place) \(y[interval.lower])V\(y[interval.upper])\"\(line: .unit, width: 1.5) stroke-opacity=\"0.6\"/>"
      }
      drawn += "<path d=\"\(path)\"\(line: .unit, width: 2.6)/>"
      for point in series.points {
        drawn += Picture.dot(
          x[Double(point.year)], y[point.value], point.year == zeroPoint ? 5 : 3.4,
          point.year == zeroPoint ? .ink : .unit)
      }
      return drawn
    }
  }

  /// The names beside the last points, in as many lines as there is room for, moved apart where they would lie on each
  /// other.
  private func names(_ x: Scale, _ y: Scale) -> Markup {
    var ends = series.compactMap { series in
      series.points.last.map { last in
        (
          series: series, y: y[last.value] + 4,
          lines: WrappedText.lines(
            series.name, within: Self.width - Self.namesFrom, size: 12,
            isBold: series.style == .unit)
        )
      }
    }.sorted { $0.y < $1.y }
    for place in ends.indices.dropFirst() {
      let above = ends[place - 1]
      ends[place].y = max(
        ends[place].y, above.y + Self.lineHeight * Double(above.lines.count - 1) + 15)
    }
    return .joined(
      ends.map { end in
        let ink: Ink =
          switch end.series.style {
          case .unit: .unit
          case .county: .mute
          case .country: .ink
          }
        return .joined(
          end.lines.enumerated().map { line, text in
            Picture.label(
              text, x: Self.namesFrom, y: end.y + Self.lineHeight * Double(line), ink,
              isBold: end.series.style == .unit)
          })
      })
  }

  private static let width = 470.0
  private static let namesFrom = 308.0
  private static let lineHeight = 13.0
}
