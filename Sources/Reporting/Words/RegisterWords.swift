import Files
import Geography
import Indicators
import Practices

/// What the register of practices and of groups' steps says, in words, in one language.
package struct RegisterWords: Sendable {
  private let texts: Texts
  private let language: Language

  package init(_ texts: Texts, _ language: Language) {
    self.texts = texts
    self.language = language
  }

  private func say(_ name: String, _ values: [String: String] = [:]) throws -> String {
    try texts.fill("register_\(name)", language, values)
  }

  /// The theme's name; nil for none says that it has none.
  package func theme(_ theme: PracticeTheme?) throws -> String {
    try say("theme_\(theme?.rawValue ?? "none")")
  }

  /// The judgement in the middle, with every vote where there are several.
  package func rarity(_ votes: RarityVotes) throws -> String {
    guard let middle = votes.middle else { return try say("rarity_none") }
    let word = try say("rarity_\(middle.rawValue)")
    guard votes.count > 1 else { return word }
    let told = try Rarity.allCases.filter { votes[$0] > 0 }.map {
      "\(votes[$0]) \(try say("rarity_\($0.rawValue)"))"
    }
    return try say(
      "votes",
      ["rarity": word, "votes": String(votes.count), "told": told.joined(separator: ", ")])
  }

  /// How far a practice has come, with who has taken it up and when; nil where nobody has.
  package func status(of entry: RecordedPractice, in register: PracticeRegister) throws -> String? {
    let status = register.status(of: entry)
    guard status != .found else { return nil }
    let steps = register.steps(with: entry).filter { $0.kind == .tried || $0.kind == .spread }
    let who = try steps.map { step in
      "\((step.place ?? step.group).called(in: language).name) \(try day(step.day))"
    }
    return try say("status_\(status.rawValue)", ["who": who.joined(separator: ", ")])
  }

  /// The name of a kind of step.
  package func step(_ kind: GroupStep.Kind) throws -> String { try say("step_\(kind.rawValue)") }

  /// What was done, when and where, with the service and the number that the practice has now.
  package func facts(_ step: GroupStep, in register: PracticeRegister) throws -> String {
    let entry = step.practice.flatMap { register.practice(numbered: $0) }
    return try say(
      "step_facts",
      [
        "day": try day(step.day), "place": step.place?.called(in: language).name ?? "",
        "practice": step.practice.map { String(entry?.id ?? $0) } ?? "",
        "service": entry?.practice.service ?? "",
        "note": step.note,
      ])
  }

  /// Every kind of step with what was done, and for those that are left that they come next or later.
  package func steps(of path: PracticeRegister.Path, in register: PracticeRegister) throws -> [(
    kind: GroupStep.Kind, name: String, facts: [String]
  )] {
    try GroupStep.Kind.allCases.map { kind in
      let taken = try path.steps(kind).map { try facts($0, in: register) }
      let left = [try say(kind == path.next ? "step_next" : "step_not_yet")]
      return (kind, try step(kind), taken.isEmpty ? left : taken)
    }
  }

  /// What a path is called: whose it is, and what it is about.
  /// - Parameter indicator: the name of the path's indicator; nil for none.
  package func name(of path: PracticeRegister.Path, indicator: String?) throws -> String {
    try say(
      "path_name",
      ["group": path.group.called(in: language).name, "indicator": indicator ?? ""])
  }

  /// The day in the language's format: `14.05.2024` or `2024-05-14`.
  package func day(_ day: CalendarDay) throws -> String {
    let parts = day.description.split(separator: "-").map(String.init)
    return try texts.fill(
      "day", language, ["year": parts[0], "month": parts[1], "day": parts[2]])
  }
}
