import Flagging
import Geography
import Indicators
import Pictures
import Reporting

/// The places that the figures allow a municipality among all: of those in front, and of the region's own.
struct RankSection {
  private let site: Site
  private let printer: Printer
  private let indicator: Indicator
  private let search: SearchIndex?

  init(_ site: Site, _ printer: Printer, _ indicator: Indicator) {
    self.site = site
    self.printer = printer
    self.indicator = indicator
    search = site.search(indicator)
  }

  private struct Ranked {
    let unit: NamedUnit
    let rank: Int
    let limits: ClosedRange<Int>
  }

  /// Those that have a place, the best first.
  private var all: [Ranked] {
    (search?.list.rows.rows ?? []).compactMap { row in
      guard let standing = row.evidence?.standing, let rank = standing.rank else { return nil }
      return Ranked(unit: row.unit, rank: rank, limits: standing.rankInterval95)
    }.sorted { ($0.rank, $0.unit.code) < ($1.rank, $1.unit.code) }
  }

  private func shown(_ all: [Ranked]) -> [Ranked] {
    let own = Set(site.content.region.map { site.members(of: $0.code).map(\.code) } ?? [])
    let front = Set(all.prefix(own.isEmpty ? 12 : 5).map(\.unit.code))
    return all.filter { own.contains($0.unit.code) || front.contains($0.unit.code) }
  }

  private func label(_ row: Ranked) -> String {
    let (from, to) = (row.limits.lowerBound, row.limits.upperBound)
    return printer.number(
      .rank, indicator, of: row.unit, in: search?.list.year,
      "\(site.style.count(row.rank)) (\(site.style.count(from))–\(site.style.count(to)))")
  }

  /// Nil where chance explains all differences, and nobody has a place.
  func picture() throws -> Picture? {
    let all = all
    guard let search, all.count >= 20 else { return nil }
    return RankPicture(
      rows: shown(all).map {
        RankPicture.Row(name: $0.unit.name, rank: $0.rank, limits: $0.limits, label: label($0))
      },
      last: Tick(
        Double(all.count), printer.count(all.count, indicator, in: search.list.year)),
      bestLabel: try site.words("rank_best")
    ).picture(
      id: "plass-\(indicator.id.identifier)",
      title: try site.words(
        "rank_title",
        ["indicator": site.words.name(indicator), "year": String(search.list.year)]),
      description: try site.words("rank_description"))
  }

  func section() throws -> Markup {
    guard let picture = try picture() else { return "" }
    let rows = shown(all).map { row -> Markup in
      "<tr><th scope=\"row\">\(site.link(row.unit))</th><td>\(label(row))</td></tr>"
    }
    let table: Markup = """
      <table class="plain"><thead><tr><th scope="col">\(try site.words("column_unit"))</th>\
      <th scope="col">\(try site.words("column_rank"))</th></tr></thead><tbody>\(Markup.joined(rows))</tbody></table>
      """
    return """
      <section><h2 id="plass">\(try site.words("rank_heading"))</h2>
      <figure>\(picture.inline)<figcaption>\(try site.words("rank_note"))
      \(try site.folded(table))</figcaption></figure></section>
      """
  }
}
