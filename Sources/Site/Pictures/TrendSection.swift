import Geography
import Indicators
import Pictures
import Reporting
import Statistics

/// A unit's trend as a picture with its table.
struct TrendSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator
  private let unit: NamedUnit

  init(_ site: Site, _ printer: Printer, _ indicator: Indicator, _ unit: NamedUnit) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
    self.unit = unit
  }

  /// The areas of the trend: the unit, its county and the country.
  private var areas: [NamedUnit] {
    [unit] + [site.county(of: unit.code)].compactMap { $0 }
      + (unit.code == .country ? [] : [site.country])
  }

  func picture() throws -> Picture? {
    let years = site.figures.years(of: indicator)
    let series = areas.map { area in
      let points = years.compactMap { year -> TrendPicture.Point? in
        guard let own = site.figures.estimate(indicator, area.code, year), let value = own.value
        else { return nil }
        return TrendPicture.Point(
          year: year, value: value, interval: area.code == unit.code ? own.interval?.at95 : nil)
      }
      let last = years.last.flatMap { site.figures.estimate(indicator, area.code, $0) }
      let name = [area.name, printer.value(last)].compactMap { $0 }.joined(separator: " ")
      let style: TrendPicture.Series.Style =
        area.code == unit.code ? .unit : area.code == .country ? .country : .county
      return TrendPicture.Series(name: name, style: style, points: points)
    }
    guard series[0].points.count >= 2 else { return nil }
    let trend = TrendPicture(
      series: series, zeroPoint: site.content.zeroPoint,
      zeroPointLabel: try site.words(
        "zero_point_label", ["zero_point": String(site.content.zeroPoint)]),
      ticks: site.ticks(indicator, to: TrendPicture.top(series), printer))
    return trend.picture(
      id: "trend-\(indicator.id.identifier)",
      title: try site.words(
        "trend_title", ["unit": unit.name, "indicator": site.words.name(indicator)]),
      description: try site.words("trend_description"))
  }

  func figure() throws -> Markup {
    guard let picture = try picture() else { return "" }
    let note = try site.words("trend_note", ["zero_point": String(site.content.zeroPoint)])
    return """
      <figure><p class="ft">\(site.words.name(indicator))</p>\(picture.inline)<figcaption>\(note)
      \(try site.folded(table()))</figcaption></figure>
      """
  }

  private func table() throws -> Markup {
    let heads = areas.map { area -> Markup in "<th scope=\"col\">\(area.name)</th>" }
    let rows = try site.figures.years(of: indicator).map { year -> Markup in
      let cells = try areas.map { area -> Markup in
        let own = site.figures.estimate(indicator, area.code, year)
        let counts = area.code == unit.code ? try site.counts(own, printer) : ""
        return "<td>\(try site.value(own, printer)) \(counts)</td>"
      }
      return "<tr><th scope=\"row\">\(year)</th>\(Markup.joined(cells))</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(try site.words("table_of_trend"))">\
      <table class="plain"><thead><tr><th scope="col">\(try site.words("year"))</th>\(Markup.joined(heads))</tr></thead>\
      <tbody>\(Markup.joined(rows))</tbody></table></div>
      """
  }
}

extension Site {
  /// The numbers on an axis of an indicator's values from zero.
  func ticks(_ indicator: Indicator, to top: Double, _ printer: Printer) -> [Tick] {
    var values = Scale.ticks(to: top * 1.05, steps: 5)
    if let last = values.last, last < top, values.count > 1 { values.append(last + values[1]) }
    return values.map { tick($0, indicator, printer) }
  }

  /// The numbers on an axis of an indicator's values from below the lowest to above the highest.
  func ticks(_ indicator: Indicator, around low: Double, _ high: Double, _ printer: Printer)
    -> [Tick]
  {
    let steps = Scale.ticks(from: low, to: high, steps: 6)
    let gap = steps.count > 1 ? steps[1] - steps[0] : max(high - low, indicator.isMean ? 1 : 0.01)
    let values = [steps[0] - gap] + steps + [(steps.last ?? high) + gap]
    return values.filter { $0 >= -1e-9 }.map { tick($0, indicator, printer) }
  }

  /// A table that is shown when asked for.
  func folded(_ table: Markup) throws -> Markup {
    "<details><summary>\(try words("show_table"))</summary>\(table)</details>"
  }

  func tick(_ value: Double, _ indicator: Indicator, _ printer: Printer) -> Tick {
    let scaled = indicator.isMean ? value : 100 * value
    let decimals = (scaled - scaled.rounded()).magnitude < 1e-9 ? 0 : 1
    let label =
      indicator.isMean ? style.decimal(value, decimals) : style.percent(value, decimals: decimals)
    return Tick(value, printer.number(.axis, indicator, label))
  }

  /// A unit's value in a cell, or the sign of its lack.
  /// - Parameter isLinked: whether a number leads to where it was read.
  func value(_ estimate: Estimate?, _ printer: Printer, isLinked: Bool = true) throws -> Markup {
    if let estimate, let printed = printer.value(estimate) {
      guard isLinked else { return "\(printed)" }
      return linked(printed, estimate, printer)
    }
    let gap = estimate?.gap ?? "missing"
    return
      "<span class=\"gap g-\(gap)\"><span aria-hidden=\"true\">\(try words("gap_\(gap)_sign"))</span><span class=\"vh\">\(try words("gap_\(gap)"))</span></span>"
  }

  /// `298 av 1 843`, `180 elever`, or nothing.
  func counts(_ estimate: Estimate?, _ printer: Printer) throws -> Markup {
    guard let estimate, let n = printer.denominator(estimate) else { return "" }
    let text =
      try printer.numerator(estimate).map { try words("counts", ["x": $0, "n": n]) }
      ?? words("persons", ["n": n])
    return "<span class=\"num\">\(text)</span>"
  }
}

extension String {
  /// Returns an id for use in HTML: the text with a hyphen for each character but ASCII letters and digits.
  var identifier: String {
    String(map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
