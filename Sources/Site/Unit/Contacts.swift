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
    guard let group = try group() else { return "<p>\(try noGroup())</p>" }
    let nearest = try group.nearest.map { peer, isNear -> Markup in
      let own = site.figures.estimate(page.leading, peer.code, group.search.list.year)
      let near: Markup = isNear ? " <span class=\"muted\">\(try words("same_county"))</span>" : ""
      return "<li>\(name(peer)) \(try site.value(own, printer))\(near)</li>"
    }
    return """
      <p>\(group.text)</p>
      <ul class="peers">\(Markup.joined(nearest))</ul>
      <p>\(group.better)</p>
      \(try candidates(group.search))
      """
  }

  /// The same in sentences alone.
  func sentences() throws -> [String] {
    guard let group = try group() else { return [try noGroup()] }
    let nearest = group.nearest.map { peer, _ in
      let own = site.figures.estimate(page.leading, peer.code, group.search.list.year)
      return [peer.name, printer.value(own)].compactMap { $0 }.joined(separator: " ")
    }
    return [
      "\(group.text) \(try words.list(nearest)).", group.better,
      try candidatesText(group.search),
    ]
  }

  /// Why nobody is named: too few people for a figure to say anything, or nothing known of the unit.
  private func noGroup() throws -> String {
    let lack = site.search(page.leading)?[unit.code]?.evidence?.assessment.lack
    return try words(lack == .people ? "contacts_small" : "contacts_none")
  }

  /// Those like the unit, and what is said of them.
  private struct Group {
    let search: SearchIndex
    let text: String
    /// The most alike first, each with whether it is in the same county.
    let nearest: [(peer: NamedUnit, isNear: Bool)]
    let better: String
  }

  /// Nil where the unit has no group.
  private func group() throws -> Group? {
    guard let search = site.search(page.leading), let row = search[unit.code],
      search.list.offersPeers, !row.peers.isEmpty
    else { return nil }
    let year = search.list.year
    let together = row.evidence?.assessment.peerValue.map { value in
      printer.number(
        .peerValue, page.leading, of: unit, in: year,
        style.value(value, page.leading.valueUnit))
    }
    let context = try site.content.peerContext.map { try site.contextName($0) }
    let better = row.peers.filter { peer in
      search[peer.code]?.evidence?.lasting?.deviation == .better
    }
    let count = printer.count(row.peers.count, page.leading)
    return Group(
      search: search,
      text: try words(
        "contacts_text",
        [
          "count": count, "value": together ?? "", "year": String(year),
          "context": words.list(context),
        ]),
      nearest: row.peers.prefix(8).map { peer in
        (peer, site.county(of: peer.code)?.code == page.county?.code)
      },
      better: try words(
        "contacts_better",
        [
          "count": count, "better": words.list(better.map(\.name)),
          "none": better.isEmpty ? "none" : "",
        ]))
  }

  private func name(_ unit: NamedUnit) -> Markup {
    page.isAlone ? "\(unit.name)" : site.link(unit)
  }

  /// Of more candidates than this, the sentence gives the number alone.
  private static let mostNamed = 5

  private func candidates(_ search: SearchIndex) throws -> Markup {
    let link: Markup =
      page.isAlone
      ? "" : " <a href=\"\(PageName.candidates)\">\(try words("to_candidates"))</a>"
    return "<p>\(try candidatesText(search))\(link)</p>"
  }

  private func candidatesText(_ search: SearchIndex) throws -> String {
    let names = search.list.candidates.map(\.unit.name)
    return try words(
      "contacts_candidates",
      [
        "candidates": names.count > Self.mostNamed
          ? counted(names.count, page.leading) : words.list(names),
        "none": names.isEmpty ? "none" : "",
        "tested": printer.count(search.list.tested, page.leading),
      ])
  }
}
