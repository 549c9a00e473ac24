import Geography
import Indicators
import Pictures
import Practices

/// The practices that were found where someone went to look.
struct SitePracticesPage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  func page() throws -> SitePage {
    let words = site.words
    let title = try words("practices_title")
    let items = try site.content.practices.map { try item($0.practice) }
    let contents: Markup =
      items.isEmpty
      ? "<p class=\"note\">\(try words("practices_none"))</p>" : .joined(items, by: "\n")
    return try Frame(
      site: site, name: PageName.practices, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      "<h1>\(title)</h1><p class=\"lead\">\(try words("practices_text"))</p>\(contents)", printer)
  }

  private func item(_ practice: Practice) throws -> Markup {
    let words = site.words
    let indicator =
      site.content.catalogue.indicators.first { $0.id == practice.indicator }.map(words.name)
      ?? practice.indicator
    // A school is told of by its number alone.
    let unit: Markup =
      practice.unit.code.level == .school
      ? "\(practice.unit.code.description)" : site.link(practice.unit)
    let facts = try words(
      "practice_facts",
      [
        "indicator": indicator, "period": String(practice.period),
        "rarity": words("rarity_\(practice.rarity.rawValue)"), "contact": practice.contact,
        "visited": practice.visited.description,
      ])
    return """
      <section><h2>\(unit): \(practice.service)</h2><p>\(practice.description)</p><p class="muted">\(facts)</p></section>
      """
  }
}
