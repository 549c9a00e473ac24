import Indicators
import Pictures

/// What the figures are, how certain, how people are protected, and what is missing.
struct AboutFigures: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func section() throws -> Markup {
    let language = words.language
    let all = site.content.catalogue.indicators.filter { $0.about != .circumstance }
    let loaded = all.filter { site.figures.newestYear(of: $0) != nil }
    let parts: [(String, String)] = [
      (
        try words("about_what"),
        "\(page.leading.definition.string(language)) \(page.leading.limits.string(language))"
      ),
      (try words("about_uncertainty"), try words("about_uncertainty_text")),
      (try words("about_privacy"), try words("about_privacy_text")),
      (
        try words("about_missing"),
        try words(
          "about_missing_text",
          ["all": printer.count(all.count), "loaded": printer.count(loaded.count)])
      ),
    ]
    let details = parts.map { summary, text -> Markup in
      "<details><summary>\(summary)</summary><p>\(text)</p></details>"
    }
    let sources = try site.sources(loaded)
    return """
      <section class="om"><h2 id="om">\(try words("about_heading"))</h2>
      \(Markup.joined(details, by: "\n"))
      <p class="meta">\(try words("about_sources", ["sources": sources, "zero_point": String(site.content.zeroPoint)])) <code>\(String(site.content.seal.prefix(12)))</code></p></section>
      """
  }
}
