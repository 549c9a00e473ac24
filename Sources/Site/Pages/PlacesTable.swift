import Geography
import Indicators
import Pictures

/// Where each unit's figures of an indicator were read: file, line and column, and the command that says more.
struct PlacesTable {
  private let site: Site
  private let indicator: Indicator
  private let years: [FigurePlaces]
  /// Each file with the letter that stands for it.
  private let files: [String]

  /// Returns nil where the places are not known.
  init?(_ site: Site, _ indicator: Indicator) {
    guard let years = site.places[indicator.id], !years.isEmpty else { return nil }
    self.site = site
    self.indicator = indicator
    self.years = years
    var seen: Set<String> = []
    files = years.flatMap { $0.cells.values.flatMap { $0.map(\.file) } }
      .filter { seen.insert($0).inserted }.sorted()
  }

  func section() throws -> Markup {
    let words = site.words
    let units = site.placedUnits
    let example = units.first { $0.code.level.isMunicipal }?.name ?? ""
    let listed = files.enumerated().map { place, file -> Markup in
      "<li><code>\(letter(place))</code> \(file)</li>"
    }
    let heads = years.map { year -> Markup in "<th scope=\"col\">\(year.year)</th>" }
    let rows = try units.map { unit -> Markup in
      let cells = try years.map { try cell(unit, $0) }
      return
        "<tr id=\"\(Self.anchor(unit.code))\"><th scope=\"row\">\(try site.nameAmongAll(unit))</th>\(Markup.joined(cells))</tr>"
    }
    return """
      <section><h2 id="lest">\(try words("places_heading"))</h2><p>\(try words("places_text"))</p>
      <pre class="scroll" tabindex="0"><code>nullpunkt explain "\(example)" \(indicator.id) \(years[0].year)</code></pre>
      <ul class="more">\(Markup.joined(listed))</ul>
      <div class="scroll" tabindex="0" role="region" aria-label="\(try words("places_heading"))"><table class="plain places"><thead><tr><th scope="col">\(try words("column_unit"))</th>\(Markup.joined(heads))</tr></thead>
      <tbody>\(Markup.joined(rows, by: "\n"))</tbody></table></div></section>
      """
  }

  /// The anchor of a unit's row.
  static func anchor(_ unit: UnitCode) -> String { "f-\(unit.description.identifier)" }

  /// A, B, … Z, A1, B1, …
  private func letter(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
    return letters[place % 26] + (place < 26 ? "" : String(place / 26))
  }

  private func cell(_ unit: NamedUnit, _ year: FigurePlaces) throws -> Markup {
    if let cells = year.cells[unit.code], !cells.isEmpty {
      let told = cells.map { cell in
        let file = files.firstIndex(of: cell.file).map(letter) ?? ""
        return "\(file):\(cell.line):\(cell.column)"
      }
      return "<td><code>\(told.joined(separator: " "))</code></td>"
    }
    let has = site.figures.estimate(indicator, unit.code, year.year)?.value != nil
    let text = has && !unit.code.level.isMunicipal ? try site.words("places_sum") : "–"
    return "<td class=\"muted\">\(text)</td>"
  }
}
