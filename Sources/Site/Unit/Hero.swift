import Flagging
import Geography
import Indicators
import Pictures
import Reporting
import Statistics

/// The answer in twenty seconds: one sentence, three answers and the trend.
struct Hero: UnitSection {
  let page: UnitPage
  private let leading: Indicator
  private let year: Int
  private let own: Estimate?

  init(_ page: UnitPage) {
    self.page = page
    leading = page.leading
    year = page.site.figures.newestYear(of: page.leading) ?? page.site.content.zeroPoint
    own = page.site.figures.estimate(page.leading, page.unit.code, year)
  }

  func section() throws -> Markup {
    """
    <section class="hero"><div><h2 id="kort">\(try headline())</h2>
    <p class="lead">\(try lead())</p>
    <ul class="answers">\(Markup.joined(try answers().map(\.markup), by: "\n"))</ul>
    \(try otherHeadline())</div>
    <div>\(try trend())</div></section>
    """
  }

  /// A question that everyone asks, and the answer.
  struct Answer {
    let question: String
    let chip: Chip
    let text: String

    var markup: Markup {
      """
      <li class="a v-\(chip.mark.rawValue)"><div class="ah"><h3>\(question)</h3>\(chip.markup)</div><p>\(text)</p></li>
      """
    }
  }

  func answers() throws -> [Answer] {
    try [againstCountry(), sinceZeroPoint(), expected()].compactMap { $0 }
  }

  /// One sentence with a fraction where one is near enough, else with the number.
  func headline() throws -> String {
    let name = "headline_\(leading.id)"
    guard let own, let value = own.value, let printed = printer.value(own) else {
      return try words("headline_none", ["unit": unit.name, "indicator": words.name(leading)])
    }
    guard words.has(name) else {
      return try words(
        "headline",
        ["unit": unit.name, "indicator": words.name(leading), "value": printed])
    }
    guard let fraction = try words.fraction(value) else {
      return try words(name, ["unit": unit.name, "part": printed])
    }
    _ = printer.derived(.fraction, own, fraction.text)
    return try words(
      name,
      [
        "unit": unit.name, "part": fraction.text, "about": fraction.isRounded ? fraction.text : "",
      ])
  }

  func lead() throws -> String {
    guard let own else { return "" }
    guard let value = printer.value(own) else { return try words("gap_\(own.gap)_long") }
    let country = page.isCompared ? site.figures.estimate(leading, .country, year) : nil
    let fraction = try country.flatMap { country in
      try country.value.flatMap { try words.fraction($0)?.text }
        .map { printer.derived(.fraction, country, $0) }
    }
    let ownText = "lead_\(leading.id)"
    return try words(
      words.has(ownText) ? ownText : "lead",
      [
        "x": printer.numerator(own) ?? "", "n": printer.denominator(own) ?? "", "value": value,
        "year": String(year), "country": printer.value(country) ?? "",
        "country_part": fraction ?? "",
      ])
  }

  private func againstCountry() throws -> Answer? {
    guard page.isCompared else { return nil }
    let question = try words("question_country")
    guard let own, let points = printer.differenceWithInterval(own) else {
      return try Answer(
        question: question, chip: Chip(mark: .none, word: words("verdict_none")), text: lack(own))
    }
    var values = ["points": points, "unit": try words("points_\(own.valueUnit.rawValue)")]
    if let n = own.denominator, own.valueUnit == .share, let comparison = own.comparison {
      let persons = { (share: Double) in Int((share * Double(n)).magnitude.rounded()) }
      values["persons"] = printer.derived(
        .differencePersons, own, against: .country, style.count(persons(comparison.difference)))
      if let interval = comparison.test?.interval95, own.verdict.at95 != .notDifferent {
        let limits = [persons(interval.lower), persons(interval.upper)].sorted().map(style.count)
        values["from"] = printer.derived(.differencePersons, own, against: .country, limits[0])
        values["to"] = printer.derived(.differencePersons, own, against: .country, limits[1])
      }
      if own.verdict.at95 == .notDifferent { values["persons"] = "" }
    }
    return try Answer(
      question: question, chip: words.comparison(own), text: words("answer_country", values))
  }

  private func sinceZeroPoint() throws -> Answer {
    let zeroPoint = site.content.zeroPoint
    let question = try words("question_zero_point", ["zero_point": String(zeroPoint)])
    let since = site.figures.estimate(leading, unit.code, year, .zeroPoint)
    guard year > zeroPoint, let points = printer.differenceWithInterval(since),
      let first = site.figures.estimate(leading, unit.code, zeroPoint), let own
    else {
      let text = year > zeroPoint ? try lack(since) : try words("no_later_year")
      return Answer(
        question: question, chip: Chip(mark: .none, word: try words("change_none")), text: text)
    }
    return try Answer(
      question: question, chip: words.change(since),
      text: words(
        "answer_zero_point",
        [
          "points": points, "unit": words("points_\(own.valueUnit.rawValue)"),
          "x0": printer.numerator(first) ?? "", "n0": printer.denominator(first) ?? "",
          "x": printer.numerator(own) ?? "", "n": printer.denominator(own) ?? "",
          "before": printer.value(first) ?? "", "now": printer.value(own) ?? "",
          "detectable": site.detectable(leading, unit, year, printer),
        ]))
  }

  /// What was to be expected of the unit's context; only municipalities are searched.
  private func expected() throws -> Answer? {
    guard unit.code.level.isMunicipal, let search = site.search(leading) else { return nil }
    let question = try words("question_expected")
    guard let row = search[unit.code], let value = row.evidence?.assessment.value, let own,
      let lasting = row.evidence?.lasting
    else {
      return try Answer(
        question: question, chip: Chip(mark: .none, word: words("verdict_none")),
        text: words("expected_none"))
    }
    let mark: Mark =
      switch lasting.deviation {
      case .better: .better
      case .worse: .worse
      case .asExpected: .same
      }
    let context = try site.contextNames(search.list)
    return try Answer(
      question: question,
      chip: Chip(mark: mark, word: words("expected_\(lasting.deviation.rawValue)")),
      text: words(
        "answer_expected",
        [
          "year": String(search.list.year),
          "expected": printer.derived(
            .expected, own, style.value(lasting.expected, own.valueUnit)),
          "value": printer.derived(.value, own, style.value(value, own.valueUnit)),
          "context": words.list(context),
          "usual": lasting.deviation == .asExpected ? "usual" : "",
        ]))
  }

  private func lack(_ estimate: Estimate?) throws -> String {
    guard let estimate else { return try words("gap_missing_long") }
    return try words.lack(estimate)
  }

  /// Another source's figure of nearly the same, with the reason why they differ.
  private func otherHeadline() throws -> Markup {
    guard let other = site.content.catalogue.indicators.first(where: { $0.id == "neet_nav_20_29" }),
      let otherYear = site.figures.newestYear(of: other),
      let theirs = site.figures.estimate(other, unit.code, otherYear),
      let value = printer.value(theirs),
      let ours = site.figures.estimate(leading, unit.code, otherYear),
      let own = printer.value(ours)
    else { return "" }
    let fraction = try theirs.value.flatMap { try words.fraction($0)?.text }
      .map { printer.derived(.fraction, theirs, $0) }
    let text = try words(
      "other_headline",
      ["year": String(otherYear), "value": value, "part": fraction ?? "", "own": own])
    return "<p class=\"note\">\(text)</p>"
  }

  private func trend() throws -> Markup {
    try TrendSection(site, printer, leading, unit).figure()
  }
}
