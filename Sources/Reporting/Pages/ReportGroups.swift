import Flagging
import Geography
import Indicators
import Practices

/// The work that follows the figures: how far the region's groups have come, and what they have found.
extension ZeroPointReport {
  func groups(_ page: inout Markdown) throws {
    let register = content.practices
    let own = Set(content.areas.map(\.code)).subtracting([.country])
    let paths = register.paths.filter { own.contains($0.group.code) }
    guard !paths.isEmpty || !register.practices.isEmpty else { return }
    page.heading(2, try say("groups_heading"))
    page.paragraph(try say("groups_text"))
    let words = RegisterWords(wording.texts, wording.language)
    for path in paths {
      let about = path.indicator.map { id in
        content.names[id]?.string(wording.language) ?? id
      }
      page.heading(3, Markdown.plain(try words.name(of: path, indicator: about)))
      page.list(
        try words.steps(of: path, in: register).map { _, name, facts in
          // Escaped as one line, in which a day begins no list.
          let line = Markdown.plain("\(name): \(facts.joined(separator: "; "))")
          return "**\(line.prefix(name.count + 1))**\(line.dropFirst(name.count + 1))"
        })
    }
    guard !register.practices.isEmpty else { return }
    let examples = register.practices.count(where: \.practice.isExample)
    page.paragraph(
      try say(
        register.practices.count == 1 ? "groups_practice" : "groups_practices",
        [
          "count": style.count(register.practices.count),
          "examples": examples == 0 ? "" : style.count(examples),
          "file": ReportPage.practices.fileName(wording.language),
        ]))
  }
}
