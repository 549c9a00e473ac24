import Flagging
import Geography
import Indicators
import Pictures
import Reporting

/// What speaks for a candidate in each year that is searched: its own, what was expected, and those like it.
struct EvidenceSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator
  let unit: NamedUnit

  init(_ site: Site, _ printer: Printer, _ indicator: Indicator, _ unit: NamedUnit) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
    self.unit = unit
  }

  private var years: [EvidencePicture.Year] {
    site.searches(indicator).compactMap { search in
      guard let row = search[unit.code], let assessment = row.evidence?.assessment,
        let value = assessment.value
      else { return nil }
      return EvidencePicture.Year(
        year: row.period, value: value, expected: assessment.expected,
        peers: assessment.peerValue)
    }
  }

  /// Nil where no year was judged.
  func picture() throws -> Picture? {
    let years = years
    let values = years.flatMap { [$0.value, $0.expected, $0.peers].compactMap { $0 } }
    guard let low = values.min(), let high = values.max() else { return nil }
    return EvidencePicture(
      years: years,
      ticks: indicator.isMean
        ? site.ticks(indicator, around: low, high, printer)
        : site.ticks(indicator, to: high, printer),
      names: (unit.name, try site.words("evidence_expected"), try site.words("evidence_peers"))
    ).picture(
      id: "kandidat-\(indicator.id.identifier)-\(unit.code.description)",
      title: try site.words(
        "evidence_title", ["unit": unit.name, "indicator": site.words.name(indicator)]),
      description: try site.words("evidence_description"))
  }

  func figure() throws -> Markup {
    guard let picture = try picture() else { return "" }
    let rows = years.map { year -> Markup in
      "<tr><th scope=\"row\">\(year.year)</th><td>\(value(year.value, .value, year.year))</td><td>\(value(year.expected, .expected, year.year))</td><td>\(value(year.peers, .peerValue, year.year))</td></tr>"
    }
    let heads = try [
      site.words("year"), unit.name, site.words("evidence_expected"),
      site.words("evidence_peers"),
    ].map { name -> Markup in "<th scope=\"col\">\(name)</th>" }
    let table: Markup = """
      <table class="plain"><thead><tr>\(Markup.joined(heads))</tr></thead>\
      <tbody>\(Markup.joined(rows))</tbody></table>
      """
    return """
      <figure><p class="ft">\(picture.title)</p>\(picture.inline)<figcaption>\(try site.words("evidence_note"))
      \(try site.folded(table))</figcaption></figure>
      """
  }

  private func value(_ value: Double?, _ what: PublishedNumber.What, _ year: Int) -> String {
    guard let value else { return "–" }
    return printer.number(
      what, indicator, of: unit, in: year, site.style.value(value, indicator.valueUnit))
  }
}

extension Site {
  /// The units that were a candidate by an indicator in any year, in the order of their first.
  func everCandidates(_ indicator: Indicator) -> [NamedUnit] {
    var named: [NamedUnit] = []
    for unit in searches(indicator).flatMap({
      $0.list.isToldByName ? $0.list.candidates.map(\.unit) : []
    })
    where !named.contains(unit) {
      named.append(unit)
    }
    return named
  }
}
