import Flagging
import Geography
import Indicators
import Practices

/// The recorded practices as a Markdown page, which can be pasted into Word.
public struct PracticePage {
  private let entries: [RecordedPractice]
  private let indicators: [Indicator]
  private let wording: Wording

  public init(
    _ entries: [RecordedPractice], indicators: [Indicator], texts: Texts, language: Language
  ) {
    self.entries = entries
    self.indicators = indicators
    wording = Wording(texts: texts, language: language)
  }

  /// Returns a heading for each unit, followed by its practices.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try wording.say("practices_title"))
    page.paragraph(try wording.say("practices_text"))
    if entries.isEmpty { page.paragraph(try wording.say("no_practices")) }
    for (unit, practices) in Dictionary(grouping: entries, by: \.practice.unit)
      .sorted(by: { ($0.key.code, $0.key.name) < ($1.key.code, $1.key.name) })
    {
      page.heading(2, try heading(unit))
      for entry in practices {
        page.heading(3, Markdown.plain(entry.practice.service))
        page.paragraph(Markdown.plain(entry.practice.description))
        page.list(try facts(entry))
      }
    }
    return page.text
  }

  /// The heading of a unit; a school is identified by its number alone.
  private func heading(_ unit: NamedUnit) throws -> String {
    unit.code.level == .school
      ? try wording.say("school", ["number": unit.code.description]) : wording.name(unit)
  }

  private func facts(_ entry: RecordedPractice) throws -> [String] {
    let practice = entry.practice
    let indicator =
      indicators.first { $0.id == practice.indicator }.map(wording.name)
      ?? Markdown.plain(practice.indicator)
    var facts = [
      try wording.say(
        "practice_rarity", ["rarity": wording.say("rarity_\(practice.rarity.rawValue)")]),
      try wording.say("practice_about", ["indicator": indicator, "period": "\(practice.period)"]),
      try wording.say("practice_visited", ["day": wording.day(practice.visited)]),
      try wording.say("practice_contact", ["contact": Markdown.plain(practice.contact)]),
    ]
    if !practice.recordedBy.isEmpty {
      facts.append(
        try wording.say("practice_recorded_by", ["recorder": Markdown.plain(practice.recordedBy)]))
    }
    facts.append(
      try wording.say(
        "practice_number",
        [
          "id": "\(entry.id)", "replaces": entry.replaces.map(String.init) ?? "",
          "newer": entry.replacedBy.map(String.init) ?? "",
        ]))
    return facts
  }
}

extension Wording {
  /// The day in the language's format: `14.05.2024` or `2024-05-14`.
  func day(_ day: CalendarDay) throws -> String {
    let parts = day.description.split(separator: "-").map(String.init)
    return try say("day", ["year": parts[0], "month": parts[1], "day": parts[2]])
  }
}
