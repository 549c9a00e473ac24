import Flagging
import Geography
import Indicators

/// The findings for politicians: the region's position, its change, and who stands out.
extension ZeroPointReport {
  func findings(_ page: inout Markdown) throws {
    page.heading(2, try say("findings"))
    let findings: [String?] =
      try [level()] + otherDefinitions() + [againstCountry(), changeSince(), candidateFinding()]
    page.list(findings.compactMap { $0 })
  }

  private func level() throws -> String? {
    guard let region = content.figure(leading, content.region.code), let x = region.numerator,
      let n = region.denominator, let value = region.value,
      let country = content.figure(leading, .country)?.value
    else { return nil }
    let county = content.county.flatMap { content.figure(leading, $0.code)?.value }
    return try say(
      "finding_level",
      [
        "x": style.count(x), "n": style.count(n), "share": style.percent(value),
        "county_share": county.map { style.percent($0) } ?? "–",
        "country_share": style.percent(country),
      ])
  }

  /// The region's figures by other definitions of much the same, each with the reason why it differs.
  private func otherDefinitions() throws -> [String?] {
    try content.indicators.map { other in
      guard let beside = other.beside, beside.indicator == leading.id,
        let own = content.figure(leading, content.region.code),
        let figure = content.figure(other, content.region.code),
        let x = own.numerator, let n = own.denominator, let share = own.value,
        let otherX = figure.numerator, let otherN = figure.denominator,
        let otherShare = figure.value
      else { return nil }
      let change = content.findings.printedChanges.rows.first {
        $0.indicator == other.id && $0.unit == content.region.code
      }
      let persons = change?.persons ?? 0
      return try say(
        "finding_beside",
        [
          "headline": beside.headline.map(wording.plain) ?? "", "other": name(other),
          "other_inside": name(other).insideSentence,
          "other_x": style.count(otherX), "other_n": style.count(otherN),
          "other_share": style.percent(otherShare), "x": style.count(x), "n": style.count(n),
          "share": style.percent(share), "why": wording.plain(beside.why),
          "persons": persons == 0 ? "" : style.count(Int(persons.magnitude)),
          "fell": persons < 0 ? "1" : "", "change_year": change.map { String($0.year) } ?? "",
        ])
    }
  }

  private func againstCountry() throws -> String {
    func names(_ verdicts: [Verdict]) throws -> String {
      try wording.list(
        content.municipalities.filter { unit in
          content.figure(leading, unit.code).map { verdicts.contains($0.verdict.at95) } ?? false
        }.map(wording.name))
    }
    return try say(
      "finding_against_country",
      [
        "worse": names([.worse, .higher]), "better": names([.better, .lower]),
        "same": names([.notDifferent]),
      ])
  }

  private func changeSince() throws -> String? {
    guard let last = content.laterYears.last,
      let region = content.estimate(leading, content.region.code, last, .zeroPoint),
      let comparison = region.comparison
    else { return nil }
    let moved = content.municipalities.filter { unit in
      let verdict = content.estimate(leading, unit.code, last, .zeroPoint)?.verdict.at95
      return verdict != nil && verdict != .notDifferent && verdict != .notCompared
    }
    return try say(
      "finding_change",
      [
        "points": style.points(comparison.difference, comparison.test?.interval95),
        "value": region.value.map { style.percent($0) } ?? "–",
        "before": region.benchmarkValue.map { style.percent($0) } ?? "–",
        "certain": region.verdict.at95 == .notDifferent || region.verdict.at95 == .notCompared
          ? "" : wording.verdict(region.verdict),
        "moved": wording.list(moved.map(wording.name)),
        "detectable": try content.change(leading, content.region.code, last, .country)?.natural?
          .shift.map { try wording.size($0.detectable, leading.valueUnit) } ?? "",
      ])
  }

  private func candidateFinding() throws -> String? {
    guard let list = leadingCandidates else { return nil }
    let named = list.candidates
    let ours = Set(content.municipalities.map(\.code))
    return try say(
      "finding_candidates",
      [
        "count": named.isEmpty ? "" : try wording.inWords(named.count).capitalisedFirst,
        "names": named.count > Self.mostNamed
          ? "" : wording.list(named.map { wording.name($0.unit) }),
        "tested": style.count(list.tested),
        "indicator_inside": wording.name(list.indicator).insideSentence,
        "ours": wording.list(
          named.filter { ours.contains($0.unit.code) }.map { wording.name($0.unit) }),
      ])
  }

  /// Of more candidates than this, the sentence gives the number alone.
  private static var mostNamed: Int { 5 }
}
