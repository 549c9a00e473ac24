import Statistics

/// One unit's figure by one indicator beside the country's, the better to the right.
///
/// The country's line is in the middle. The whisker is the interval of the difference that was tested, laid
/// off from that line: it crosses the line exactly when no certain difference was found.
package struct BarometerRow: Sendable {
  package let mark: Mark
  /// The unit's value and the country's.
  package let value: Double
  package let country: Double
  /// The 95 % interval of value minus country; nil where nothing was tested.
  package let difference: Interval?
  package let county: Double?
  package let zeroPoint: Double?
  package let bands: Bands?
  /// −1 where lower is to the right.
  package let direction: Double

  /// Between which values half and nine in ten of the municipalities lie.
  package struct Bands: Sendable, Equatable {
    package let half: Interval
    package let nineInTen: Interval

    package init(half: Interval, nineInTen: Interval) {
      self.half = half
      self.nineInTen = nineInTen
    }
  }

  package init(
    mark: Mark, value: Double, country: Double, difference: Interval?, county: Double? = nil,
    zeroPoint: Double? = nil, bands: Bands? = nil, isLowerToTheRight: Bool
  ) {
    self.mark = mark
    self.value = value
    self.country = country
    self.difference = difference
    self.county = county
    self.zeroPoint = zeroPoint
    self.bands = bands
    direction = isLowerToTheRight ? -1 : 1
  }

  /// The limits of the whisker as values of the indicator.
  package var whisker: Interval? {
    difference.map { Interval(lower: country + $0.lower, upper: country + $0.upper) }
  }

  /// The largest distance from the country's line that must be shown.
  package var reach: Double {
    var shown = [value]
    shown += [county, zeroPoint].compactMap { $0 }
    for interval in [whisker, bands?.nineInTen] {
      if let interval { shown += [interval.lower, interval.upper] }
    }
    return shown.map { ($0 - country).magnitude }.max() ?? 0
  }

  /// Where a value is drawn.
  /// - Parameters:
  ///   - middle: the place of the country's line.
  ///   - half: the distance from there to the farthest that is shown.
  ///   - reach: the value's distance that is drawn as long as that.
  func place(_ value: Double, middle: Double, half: Double, reach: Double) -> Double {
    guard reach > 0 else { return middle }
    return middle + direction * half * (value - country) / reach
  }

  /// Draws the row with its country's line in the middle of a width.
  /// - Parameter shared: the reach of a scale that several rows share; nil for the row's own.
  package func drawn(y: Double, width: Double, reach shared: Double? = nil) -> Markup {
    let (middle, half, reach) = (width / 2, width / 2 - 10, shared ?? self.reach)
    func x(_ value: Double) -> Double { place(value, middle: middle, half: half, reach: reach) }
    func bar(_ interval: Interval, _ ink: Ink, _ height: Double) -> Markup {
      let (start, end) = (x(interval.lower), x(interval.upper))
      return "<path d=\"M\(start) \(y)H\(end)\"\(line: ink, width: height)/>"
    }
    var drawn = Markup()
    if let bands {
      drawn += bar(bands.nineInTen, .band, 6)
      drawn += bar(bands.half, .mid, 14)
    }
    drawn += Picture.line((middle, y - 17), (middle, y + 17), .ink, 1.6)
    if let county { drawn += Picture.line((x(county), y - 9), (x(county), y + 9), .mute, 3) }
    if let zeroPoint {
      drawn +=
        "<path d=\"M\(x(zeroPoint)) \(y)H\(x(value))\"\(line: .mute, width: 3) stroke-opacity=\"0.5\"/>"
      drawn += Picture.dot(x(zeroPoint), y, 4.4, .ink)
    }
    if let whisker {
      let (start, end) = (x(whisker.lower), x(whisker.upper))
      drawn +=
        "<path d=\"M\(start) \(y)H\(end)M\(start) \(y - 4)v8M\(end) \(y - 4)v8\"\(line: .ink, width: 1.6)/>"
    }
    return drawn + mark.drawn(x: x(value), y: y)
  }

  /// The row alone for a cell of a table that says the same in words.
  /// - Parameter ends: how the limits of nine in ten are printed; nil where they are not.
  package func cell(reach shared: Double? = nil, ends: (low: String, high: String)? = nil) -> Markup
  {
    let (labels, height) = labels(reach: shared, ends: ends, size: 11)
    return
      "<svg class=\"baro\" viewBox=\"0 0 300 \(height)\" aria-hidden=\"true\" focusable=\"false\">\(drawn(y: 18, width: 300, reach: shared))\(labels)</svg>"
  }

  /// The row as a picture of its own.
  /// - Parameter ends: how the limits of nine in ten are printed; nil where they are not. They are so large
  ///   that they can be read where the picture is a third as wide on paper as on a screen.
  package func picture(
    id: String, title: String, reach shared: Double? = nil,
    ends: (low: String, high: String)? = nil
  ) -> Picture {
    let (labels, height) = labels(reach: shared, ends: ends, size: 22)
    return Picture(
      id: id, title: title, description: "", width: 300, height: height,
      body: drawn(y: 18, width: 300, reach: shared) + labels)
  }

  /// The printed limits under the row, and how high the row is with them.
  private func labels(
    reach shared: Double?, ends: (low: String, high: String)?, size: Double
  ) -> (Markup, Double) {
    guard let ends, let limits = bands?.nineInTen else { return (Markup(), 36) }
    let reach = shared ?? self.reach
    func x(_ value: Double) -> Double { place(value, middle: 150, half: 140, reach: reach) }
    let both = [(x(limits.lower), ends.low), (x(limits.upper), ends.high)].sorted { $0.0 < $1.0 }
    // A label is at most this wide.
    let room = 3.64 * size
    var labels = Picture.label(
      both[0].1, x: min(max(both[0].0, room), 146), y: 34 + size, size: size, anchor: .end)
    labels += Picture.label(
      both[1].1, x: max(min(both[1].0, 300 - room), 154), y: 34 + size, size: size)
    return (labels, 37 + size)
  }
}
