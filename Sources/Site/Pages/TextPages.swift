import Files
import Indicators
import Ingestion
import Pictures

/// How the numbers are made, in words.
struct MethodPage {
  let site: Site

  func page() throws -> SitePage {
    let words = site.words
    let title = try words("method_title")
    let sections = try [
      "interval", "verdict", "change", "expected", "candidate", "funnel", "privacy",
    ]
    .map { name -> Markup in
      "<section><h2 id=\"m-\(name)\">\(try words("method_\(name)_heading"))</h2><p>\(try words("method_\(name)_text"))</p></section>"
    }
    return try Frame(
      site: site, name: PageName.method, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page("<h1>\(title)</h1>\(Markup.joined(sections, by: "\n"))", site.printer())
  }
}

/// The files that the figures come from, each indicator's definition, and how to load what is missing.
struct SourcesPage {
  let site: Site

  func page() throws -> SitePage {
    let words = site.words
    let printer = site.printer()
    let title = try words("sources_title")
    let files = try site.content.files.map { file -> Markup in
      let account = file.reconciliation
      return """
        <tr><th scope="row">\(try file.title ?? site.sources(named: [file.recipe]).capitalisedFirst)</th><td>\(file.name)</td><td>\(printer.count(account.rows))</td>\
        <td>\(printer.count(account.observations))</td><td><code>\(String(file.sha256.prefix(12)))</code></td></tr>
        """
    }
    let heads = try [
      "column_source", "column_file", "column_rows", "column_figures", "column_hash",
    ].map {
      name -> Markup in "<th scope=\"col\">\(try words(name))</th>"
    }
    let definitions = try site.content.catalogue.themes.map { theme -> Markup in
      let items = try theme.indicators.map { indicator -> Markup in
        """
        <dt id="d-\(indicator.id.identifier)">\(words.name(indicator))</dt><dd>\(indicator.definition.string(words.language)) \
        \(indicator.limits.string(words.language)) (\(try site.sources([indicator])))</dd>
        """
      }
      return
        "<h3>\(theme.name.string(words.language))</h3><dl>\(Markup.joined(items, by: "\n"))</dl>"
    }
    return try Frame(
      site: site, name: PageName.sources, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="lead">\(try words("sources_text"))</p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="plain"><thead><tr>\(Markup.joined(heads))</tr></thead>\
      <tbody>\(Markup.joined(files, by: "\n"))</tbody></table></div>
      <section><h2 id="hent">\(try words("load_heading"))</h2><p>\(try words("load_text"))</p>
      <pre class="scroll" tabindex="0"><code>\(try words("load_commands"))</code></pre></section>
      <section><h2 id="definisjoner">\(try words("definitions_heading"))</h2>\(Markup.joined(definitions, by: "\n"))</section>
      """, printer)
  }
}

/// What the figures cover, what was hidden, what sums disagree and where a series is broken.
struct QualityPage {
  let site: Site

  func page() throws -> SitePage {
    let words = site.words
    let printer = site.printer()
    let title = try words("quality_title")
    let units = site.content.territory.units.filter(\.code.level.isMunicipal)
    let rows = try site.content.catalogue.indicators.map { indicator -> Markup in
      let breaks = (indicator.breaks ?? []).map(String.init)
      guard let year = site.figures.newestYear(of: indicator) else {
        return """
          <tr><th scope="row">\(words.name(indicator))</th><td class="muted" colspan="4">\(try words("no_figures_yet"))</td>\
          <td>\(try words.list(breaks))</td></tr>
          """
      }
      let rows = units.compactMap { site.figures.estimate(indicator, $0.code, year) }
      return """
        <tr><th scope="row"><a href="\(PageName.of(indicator))">\(words.name(indicator))</a></th><td>\(year)</td>\
        <td>\(printer.count(rows.count { $0.value != nil }, indicator, in: year))</td>\
        <td>\(printer.count(rows.count { $0.gap == "hidden" && $0.value == nil }, indicator, in: year))</td>\
        <td>\(printer.count(rows.count { $0.gap != "hidden" && $0.value == nil }, indicator, in: year))</td>\
        <td>\(try words.list(breaks))</td></tr>
        """
    }
    let heads = try [
      "column_measure", "year", "column_with_figure", "column_hidden", "column_without_figure",
      "column_breaks",
    ].map { name -> Markup in "<th scope=\"col\">\(try words(name))</th>" }
    let sums = try site.content.files.filter { !$0.reconciliation.sums.isEmpty }.map {
      file -> Markup in
      let account = file.reconciliation
      let text = try words(
        "sums_agree",
        [
          "file": file.title ?? file.name,
          "agree": printer.count(account.sums.count - account.disagreeingSums.count),
          "all": printer.count(account.sums.count),
        ])
      return "<li>\(text)</li>"
    }
    return try Frame(
      site: site, name: PageName.quality, title: title, description: title,
      crumbs: [(words("front"), PageName.front)]
    ).page(
      """
      <h1>\(title)</h1><p class="lead">\(try words("quality_text"))</p>
      <section><h2 id="dekning">\(try words("coverage_heading"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(try words("coverage_heading"))"><table class="plain"><thead><tr>\(Markup.joined(heads))</tr></thead>\
      <tbody>\(Markup.joined(rows, by: "\n"))</tbody></table></div></section>
      <section><h2 id="summer">\(try words("sums_heading"))</h2><ul class="more">\(Markup.joined(sums))</ul></section>
      """, printer)
  }
}
