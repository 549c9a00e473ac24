import Flagging
import Geography
import Indicators
import Practices

/// The recorded practices as a Markdown page, which can be pasted into Word.
public struct PracticePage {
  private let entries: [RecordedPractice]
  private let register: PracticeRegister
  private let indicators: [Indicator]
  private let wording: Wording
  private let words: RegisterWords

  /// - Parameter register: what groups have done with the practices since.
  public init(
    _ entries: [RecordedPractice], in register: PracticeRegister = PracticeRegister(),
    indicators: [Indicator], texts: Texts, language: Language
  ) {
    self.entries = entries
    self.register = register
    self.indicators = indicators
    wording = Wording(texts: texts, language: language)
    words = RegisterWords(texts, language)
  }

  /// Returns where each theme and indicator has practices, then a heading for each unit, followed by its
  /// practices.
  /// - Throws: `Texts.Invalid` when a text is missing.
  public func markdown() throws -> String {
    var page = Markdown()
    page.heading(1, try wording.say("practices_title"))
    page.paragraph(try wording.say("practices_text"))
    if entries.contains(where: \.practice.isExample) {
      page.paragraph(try wording.say("practices_examples"))
    }
    if entries.isEmpty { page.paragraph(try wording.say("no_practices")) }
    let index = try index()
    // A single list would name what stands right below it.
    let isIndexed = index.count > 1
    if isIndexed { page.list(index) }
    for (unit, practices) in Dictionary(grouping: entries, by: \.practice.unit)
      .sorted(by: { ($0.key.code, $0.key.name) < ($1.key.code, $1.key.name) })
    {
      page.heading(2, try heading(unit))
      for entry in practices {
        if isIndexed { page.anchor(anchor(entry)) }
        page.heading(3, Markdown.plain(entry.practice.service))
        page.paragraph(Markdown.plain(entry.practice.description))
        page.list(try facts(entry))
      }
    }
    return page.text
  }

  private func anchor(_ entry: RecordedPractice) -> String { "praksis-\(entry.id)" }

  /// Links to the practices of each theme and of each indicator.
  private func index() throws -> [String] {
    func links(_ named: [RecordedPractice]) -> String {
      named.map { "[\(Markdown.plain($0.practice.service))](#\(anchor($0)))" }
        .joined(separator: ", ")
    }
    let themes = try PracticeTheme.allCases.compactMap { theme -> String? in
      let those = entries.filter { $0.practice.theme == theme }
      return those.isEmpty ? nil : "**\(try words.theme(theme)):** \(links(those))"
    }
    let measures = indicators.compactMap { indicator -> String? in
      let those = entries.filter { $0.practice.indicator == indicator.id }
      return those.isEmpty ? nil : "**\(wording.name(indicator)):** \(links(those))"
    }
    return themes + measures
  }

  /// The heading of a unit; a school is identified by its number alone.
  private func heading(_ unit: NamedUnit) throws -> String {
    unit.code.level == .school
      ? try wording.say("school", ["number": unit.code.description]) : wording.name(unit)
  }

  private func facts(_ entry: RecordedPractice) throws -> [String] {
    let practice = entry.practice
    var facts = [
      try wording.say("practice_rarity", ["rarity": words.rarity(practice.votes)])
    ]
    if practice.isExample { facts.append(try wording.say("practice_example")) }
    if let theme = practice.theme {
      facts.append(try wording.say("practice_theme", ["theme": words.theme(theme)]))
    }
    if let id = practice.indicator {
      let indicator =
        indicators.first { $0.id == id }.map(wording.name) ?? Markdown.plain(id)
      facts.append(
        try wording.say(
          "practice_about", ["indicator": indicator, "period": "\(practice.period)"]))
    }
    if let status = try words.status(of: entry, in: register) {
      facts.append(try wording.say("practice_status", ["status": Markdown.plain(status)]))
    }
    if let visited = practice.visited {
      facts.append(try wording.say("practice_visited", ["day": words.day(visited)]))
    }
    if !practice.contact.isEmpty {
      facts.append(
        try wording.say("practice_contact", ["contact": Markdown.plain(practice.contact)]))
    }
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
