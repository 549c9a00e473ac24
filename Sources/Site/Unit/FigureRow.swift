import Geography
import Indicators
import Observations
import Pictures
import Reporting
import Statistics

/// One figure of a unit as a row: the value, what it is compared with, and both verdicts.
struct FigureRow: UnitSection {
  let page: UnitPage
  let indicator: Indicator
  private let sex: Sex
  let year: Int
  let own: Estimate?

  init(_ page: UnitPage, _ indicator: Indicator, _ sex: Sex) {
    self.page = page
    self.indicator = indicator
    self.sex = sex
    year = page.site.figures.newestYear(of: indicator) ?? page.site.content.zeroPoint
    own = page.site.figures.estimate(indicator, page.unit.code, year, .country, sex)
  }

  /// Whether the row says more than that there is no figure.
  var isShown: Bool { own.map { $0.value != nil || $0.gap != "missing" } ?? false }

  func figure(_ unit: UnitCode, in year: Int) -> Estimate? {
    site.figures.estimate(indicator, unit, year, .country, sex)
  }

  func row(name: String) throws -> Markup {
    let label: Markup =
      page.isAlone ? "\(name)" : "<a href=\"\(PageName.of(indicator))\">\(name)</a>"
    let old: Markup =
      year == site.newestYear ? "" : " <span class=\"yr\">\(year)</span>"
    let key: Markup = indicator.id == page.leading.id && sex == .both ? " class=\"key\"" : ""
    let beside = [page.county, page.isCompared ? site.country : nil].compactMap { $0 }
    let benchmarks = try beside.map { area -> Markup in
      let value = try site.value(figure(area.code, in: year), printer)
      return "<td role=\"cell\" class=\"s\">\(labelled(area.name, value))</td>"
    }
    return """
      <tr role="row"\(key)><th role="rowheader" scope="row">\(label)\(old)</th>
      <td role="cell" class="v"><span class="lbl">\(unit.name)</span><b>\(try site.value(own, printer))</b> \(try site.counts(own, printer))</td>
      \(Markup.joined(benchmarks))
      \(try judged())</tr>
      """
  }

  private func labelled(_ label: String, _ value: Markup) -> Markup {
    "<span class=\"lbl\">\(label)</span>\(value)"
  }

  /// The picture and the verdicts; the reason across their cells where there is none.
  private func judged() throws -> Markup {
    guard let own, own.value != nil else {
      let text = try own.map { try words.lack($0) } ?? words("gap_missing_long")
      let columns = page.isCompared ? 3 : 1
      return
        "<td role=\"cell\" class=\"u\" colspan=\"\(columns)\"><span class=\"muted\">\(text)</span></td>"
    }
    guard page.isCompared else { return try since() }
    if !own.isTested, sinceZeroPoint?.isTested != true { return try untested(own) }
    return "\(try picture())\n\(try against(own))\n\(try since())"
  }

  /// The figure compared with the unit's own at the zero point.
  private var sinceZeroPoint: Estimate? {
    site.figures.estimate(indicator, unit.code, year, .zeroPoint, sex)
  }

  /// That neither difference nor change could be tested, and why, across their cells.
  private func untested(_ own: Estimate) throws -> Markup {
    let number: Markup =
      printer.difference(own).map { " <span class=\"num\">\($0)</span>" } ?? ""
    return """
      <td role="cell" class="u" colspan="3">\(try words.comparison(own).markup)\(number) \
      <span class="muted">\(try words.lack(own))</span></td>
      """
  }

  /// The barometer's cell with what it shows in words.
  private func picture() throws -> Markup {
    guard let barometer = barometer() else { return "<td role=\"cell\" class=\"b\"></td>" }
    guard let limits = limits(of: barometer) else {
      return "<td role=\"cell\" class=\"b\">\(barometer.cell())</td>"
    }
    return """
      <td role="cell" class="b">\(barometer.cell(ends: limits))\
      <span class="vh">\(try words("nine_in_ten", ["low": limits.low, "high": limits.high]))</span></td>
      """
  }

  /// The limits of nine in ten as they are printed; nil where they are not known.
  func limits(of barometer: BarometerRow) -> (low: String, high: String)? {
    barometer.bands.map { bands in
      func printed(_ value: Double) -> String {
        printer.number(.band, indicator, of: .country, style.value(value, indicator.valueUnit))
      }
      return (printed(bands.nineInTen.lower), printed(bands.nineInTen.upper))
    }
  }

  /// The picture of the row; nil where there is no value or nothing to set it beside.
  func barometer() -> BarometerRow? {
    guard page.isCompared, let own, let value = own.value, let country = own.benchmarkValue
    else { return nil }
    let isFirst = year == site.content.zeroPoint
    return BarometerRow(
      mark: Mark(own.verdict), value: value, country: country,
      difference: own.comparison?.test?.interval95,
      county: page.county.flatMap { figure($0.code, in: year)?.value },
      zeroPoint: isFirst ? nil : figure(unit.code, in: site.content.zeroPoint)?.value,
      bands: site.bands(indicator, sex),
      isLowerToTheRight: indicator.polarity == .lowerIsBetter)
  }

  private func against(_ own: Estimate) throws -> Markup {
    let label = try words("column_against_country")
    return
      "<td role=\"cell\" class=\"d\"><span class=\"lbl\">\(label)</span>\(try comparison(own).markup)</td>"
  }

  /// A verdict with the number that it rests on, or why there is none.
  struct Judged {
    let chip: Chip
    let number: String?
    let why: String?

    var markup: Markup {
      let number: Markup = number.map { "<span class=\"num\">\($0)</span>" } ?? ""
      let why: Markup = why.map { "<span class=\"num why\">\($0)</span>" } ?? ""
      return "\(chip.markup)\(number)\(why)"
    }
  }

  func comparison(_ own: Estimate) throws -> Judged {
    Judged(
      chip: try words.comparison(own), number: printer.differenceWithInterval(own),
      why: own.isTested ? nil : try words.lack(own))
  }

  /// The change since the zero point; nil where there is no later year.
  func change() throws -> Judged? {
    guard year > site.content.zeroPoint else { return nil }
    let since = sinceZeroPoint
    return Judged(
      chip: try words.change(since), number: printer.differenceWithInterval(since),
      why: try since.flatMap { $0.isTested ? nil : try words.lack($0) })
  }

  /// Why there is no change.
  func noChange() throws -> String {
    try words(year == site.content.zeroPoint ? "is_zero_point" : "older_than_zero_point")
  }

  private func since() throws -> Markup {
    let zeroPoint = site.content.zeroPoint
    let label = try words("column_since", ["zero_point": String(zeroPoint)])
    guard let change = try change() else {
      return
        "<td role=\"cell\" class=\"c\"><span class=\"lbl\">\(label)</span><span class=\"muted\">\(try noChange())</span></td>"
    }
    return """
      <td role="cell" class="c"><span class="lbl">\(label)</span><span class="sp">\(spark)<span>\(change.markup)</span></span></td>
      """
  }

  /// The years since the zero point as a small line; the numbers stand in the trend's table.
  private var spark: Markup {
    let zeroPoint = site.content.zeroPoint
    let values = site.figures.years(of: indicator).filter { $0 >= zeroPoint }.map { year in
      (year: year, value: figure(unit.code, in: year)?.value)
    }
    let known = values.compactMap(\.value)
    guard let low = known.min(), let high = known.max(), let last = values.last?.year,
      known.count >= 2
    else { return "" }
    let margin = max(high - low, 0.02 * high) / 2
    let x = Scale((Double(zeroPoint), Double(last)), on: (6, 58))
    let y = Scale(((low + high) / 2 - margin, (low + high) / 2 + margin), on: (21, 5))
    let points = values.map { point in point.value.map { (x[Double(point.year)], y[$0]) } }
    return Spark(points: points).picture
  }
}

/// A line so small that it has no numbers.
struct Spark {
  let points: [(Double, Double)?]

  var picture: Markup {
    guard let first = points.first ?? nil, let last = points.last ?? nil else { return "" }
    return """
      <svg class="spark" viewBox="0 0 64 26" width="64" height="26" aria-hidden="true" focusable="false">\
      <path d="\(Picture.path(points.map { $0.map { (x: $0.0, y: $0.1) } }))"\(line: .unit, width: 1.8)/>\
      <circle cx="\(first.0)" cy="\(first.1)" r="3"\(fill: .ink)/><circle cx="\(last.0)" cy="\(last.1)" r="3"\(fill: .unit)/></svg>
      """
  }
}
