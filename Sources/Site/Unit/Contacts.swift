import Flagging
import Geography
import Indicators
import Pictures
import Reporting

/// Whom the municipality can talk with: those like it, and those of them that do better than expected.
struct Contacts: UnitSection {
  let page: UnitPage

  init(_ page: UnitPage) { self.page = page }

  func section() throws -> Markup {
    """
    <section><h2 id="snakke">\(try words("contacts_heading", ["unit": unit.name]))</h2>
    \(try contents())</section>
    """
  }

  private func contents() throws -> Markup {
    guard let search = site.search(page.leading), let row = search[unit.code], !row.peers.isEmpty
    else { return "<p>\(try words("contacts_none"))</p>" }
    let year = search.list.year
    let together = row.evidence?.assessment.peerValue.map { value in
      printer.number(
        .peerValue, page.leading, of: unit, in: year,
        style.value(value, page.leading.valueUnit))
    }
    let context = try site.content.peerContext.map { try site.contextName($0) }
    let nearest = try row.peers.prefix(8).map { peer -> Markup in
      let own = site.figures.estimate(page.leading, peer.code, year)
      let isNear = site.county(of: peer.code)?.code == site.county(of: unit.code)?.code
      let near: Markup = isNear ? " <span class=\"muted\">\(try words("same_county"))</span>" : ""
      return "<li>\(name(peer)) \(try site.value(own, printer))\(near)</li>"
    }
    let better = row.peers.filter { peer in
      search[peer.code]?.evidence?.assessment.deviation(
        search.list.summary.aim, strength: search.list.summary.settings.agreement.strength)
        == .better
    }
    return """
      <p>\(try words("contacts_text", ["count": printer.count(row.peers.count, page.leading), "value": together ?? "", "year": String(year), "context": words.list(context)]))</p>
      <ul class="peers">\(Markup.joined(nearest))</ul>
      <p>\(try words("contacts_better", ["count": printer.count(row.peers.count, page.leading), "better": words.list(better.map(\.name)), "none": better.isEmpty ? "none" : ""]))</p>
      \(try candidates(search))
      """
  }

  private func name(_ unit: NamedUnit) -> Markup {
    page.isAlone ? "\(unit.name)" : site.link(unit)
  }

  private func candidates(_ search: SearchIndex) throws -> Markup {
    let names = search.list.candidates.map(\.unit.name)
    let text = try words(
      "contacts_candidates",
      [
        "candidates": words.list(names), "none": names.isEmpty ? "none" : "",
        "tested": printer.count(search.list.summary.tested, page.leading),
        "several": names.count > 1 ? "several" : "", "year": String(search.list.year),
      ])
    let link: Markup =
      page.isAlone
      ? "" : " <a href=\"\(PageName.candidates)\">\(try words("to_candidates"))</a>"
    return "<p>\(text)\(link)</p>"
  }
}
