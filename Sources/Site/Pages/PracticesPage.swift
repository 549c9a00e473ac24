import Geography
import Indicators
import Pictures
import Practices

/// The practices that groups found, by theme, with the ways to them by place and by measure.
struct SitePracticesPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  private var words: SiteWords { site.words }
  private var entries: [RecordedPractice] { site.content.practices.practices }
  private static let themes: [PracticeTheme?] = PracticeTheme.allCases + [nil]

  func page() throws -> SitePage {
    let title = try words("practices_title")
    let contents: Markup =
      entries.isEmpty
      ? """
      <p class="note">\(try words("practices_none"))</p>
      <pre class="scroll" tabindex="0"><code>nullpunkt practice import data/practices/ung-inkludering.csv</code></pre>
      """
      : .joined([try examples(), try ways()] + (try Self.themes.map(section)), by: "\n")
    return try Frame(
      site: site, name: PageName.practices, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      "<h1>\(title)</h1><p class=\"lead\">\(try words("practices_text"))</p>\(contents)", printer)
  }

  private func examples() throws -> Markup {
    entries.contains(where: \.practice.isExample)
      ? "<p class=\"note\">\(try words("practices_examples"))</p>" : ""
  }

  /// The ways to a practice: by its theme, by where it is from, and by what it is about.
  private func ways() throws -> Markup {
    let themes = try Self.themes.compactMap { theme -> Markup? in
      let count = entries.count { $0.practice.theme == theme }
      guard count > 0 else { return nil }
      return
        "<li><a href=\"#\(Self.anchor(theme))\">\(try words.register.theme(theme))</a> (\(printer.count(count)))</li>"
    }
    let units = Dictionary(grouping: entries, by: \.practice.unit).sorted {
      ($0.key.code, $0.key.name) < ($1.key.code, $1.key.name)
    }.map { unit, those -> Markup in
      "<li>\(unit.called(in: words.language).name): \(site.practiceLinks(those))</li>"
    }
    let indicators = site.content.catalogue.indicators.compactMap { indicator -> Markup? in
      let those = site.practices(about: indicator)
      return those.isEmpty
        ? nil : "<li>\(words.name(indicator)): \(site.practiceLinks(those))</li>"
    }
    let lists: [(String, [Markup])] = [
      ("practices_by_theme", themes), ("practices_by_unit", units),
      ("practices_by_indicator", indicators),
    ]
    let parts = try lists.filter { !$0.1.isEmpty }.map { name, items -> Markup in
      "<h3>\(try words(name))</h3><ul class=\"more\">\(Markup.joined(items))</ul>"
    }
    return
      "<section><h2 id=\"finn\">\(try words("practices_find"))</h2>\(Markup.joined(parts))</section>"
  }

  private static func anchor(_ theme: PracticeTheme?) -> String {
    "tema-\(theme?.rawValue ?? "none")"
  }

  private func section(_ theme: PracticeTheme?) throws -> Markup {
    let those = entries.filter { $0.practice.theme == theme }
    guard !those.isEmpty else { return "" }
    return """
      <section><h2 id="\(Self.anchor(theme))">\(try words.register.theme(theme))</h2>
      \(Markup.joined(try those.map(item), by: "\n"))</section>
      """
  }

  private func item(_ entry: RecordedPractice) throws -> Markup {
    let practice = entry.practice
    // A school is told of by its number alone.
    let unit: Markup =
      practice.unit.code.level == .school
      ? "\(practice.unit.code.description)"
      : site.link(practice.unit.called(in: words.language))
    let mark: Markup =
      practice.isExample ? " <span class=\"yr\">\(try words("practice_example"))</span>" : ""
    return """
      <article id="\(Site.anchor(of: entry))"><h3>\(unit): \(practice.service)\(mark)</h3>
      <p>\(practice.description)</p><p class="muted">\(try facts(entry).joined(separator: " "))</p></article>
      """
  }

  private func facts(_ entry: RecordedPractice) throws -> [String] {
    let practice = entry.practice
    var facts = [
      try words("practice_number", ["number": String(entry.id)]),
      try words("practice_rarity", ["rarity": words.register.rarity(practice.votes)]),
    ]
    if let id = practice.indicator {
      let name = site.content.catalogue.indicators.first { $0.id == id }.map(words.name) ?? id
      facts.append(
        try words("practice_about", ["indicator": name, "period": String(practice.period)]))
    }
    if let status = try words.register.status(of: entry, in: site.content.practices) {
      facts.append(try words("practice_status", ["status": status]))
    }
    if let visited = practice.visited {
      facts.append(try words("practice_seen", ["visited": words.register.day(visited)]))
    }
    if !practice.contact.isEmpty {
      facts.append(try words("practice_contact", ["contact": practice.contact]))
    }
    return facts
  }
}

extension Site {
  /// The place of a practice on the page of practices.
  static func anchor(of entry: RecordedPractice) -> String { "praksis-\(entry.id)" }

  /// Links to practices, each called by its service.
  func practiceLinks(_ entries: [RecordedPractice]) -> Markup {
    let links = entries.map { entry -> Markup in
      "<a href=\"\(PageName.practices)#\(Self.anchor(of: entry))\">\(entry.practice.service)</a>"
    }
    return .joined(links, by: ", ")
  }

  func practices(about indicator: Indicator) -> [RecordedPractice] {
    content.practices.practices.filter { $0.practice.indicator == indicator.id }
  }

  /// The practices of a unit, of the regions that it is part of, and of its own municipalities.
  func practices(from unit: UnitCode) -> [RecordedPractice] {
    let members = unit.level == .region ? self.members(of: unit).map(\.code) : []
    let places = Set([unit] + members + regions(of: unit).map(\.code))
    return content.practices.practices.filter { places.contains($0.practice.unit.code) }
  }

  /// A section with the ways to practices; nothing where there are none.
  /// - Parameter heading: the name of the text over them.
  func practiceSection(_ heading: String, _ entries: [RecordedPractice]) throws -> Markup {
    guard !entries.isEmpty else { return "" }
    return """
      <section><h2 id="praksis">\(try words(heading))</h2><p>\(practiceLinks(entries))</p></section>
      """
  }
}
