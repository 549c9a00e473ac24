import Flagging
import Geography
import Indicators
import Pictures

/// A group's whole path on the real figures, with how each step is recorded; what the group did is made up.
struct GuideExamplePage {
  let site: Site
  private let printer: Printer

  init(_ site: Site) {
    self.site = site
    printer = site.printer()
  }

  private var words: SiteWords { site.words }

  func page() throws -> SitePage {
    let title = try words("guide_example_title")
    let sections = try sections()
    let contents: Markup =
      sections.isEmpty
      ? "<p class=\"note\">\(try words("guide_example_none"))</p>"
      : .joined(sections, by: "\n") + "<p class=\"note\">\(try words("guide_example_numbers"))</p>"
    return try Frame(
      site: site, name: PageName.guideExample, title: title, description: title,
      crumbs: [(words("front"), PageName.front), (words("guide_title"), PageName.guide)]
    ).page(
      "<h1>\(title)</h1><p class=\"lead\">\(try words("guide_example_lead"))</p>\n\(contents)",
      printer)
  }

  /// Whose path it is, and whom it leads to.
  private struct Actors {
    let indicator: Indicator
    let search: SearchIndex
    let group: NamedUnit
    let own: Estimate
    let candidate: Candidate
    /// The group's municipalities that are like the candidate.
    let like: [NamedUnit]
    /// Who tries it, and who comes after.
    let first: NamedUnit
    let second: NamedUnit
  }

  /// The region's group, or that of the whole country's first county where the site is of all; its candidate is
  /// the first that is like one of the group's municipalities, else the first.
  private func actors() -> Actors? {
    guard let indicator = site.leading, let search = site.search(indicator) else { return nil }
    let group = site.content.region ?? site.shown.first { $0.code.level == .county }
    let rows = site.sheetRows(indicator)
    guard let group, let own = site.figures.estimate(indicator, group.code, search.list.year),
      own.value != nil, own.numerator != nil
    else { return nil }
    let members = site.members(of: group.code)
    func like(_ row: Candidate) -> [NamedUnit] {
      let peers = Set(row.peers.map(\.code))
      return search.list.offersPeers ? members.filter { peers.contains($0.code) } : []
    }
    guard let candidate = rows.first(where: { !like($0).isEmpty }) ?? rows.first else { return nil }
    let alike = like(candidate)
    let others = members.filter { $0.code != candidate.unit.code }
    guard let first = alike.first ?? others.first,
      let second = others.first(where: { $0.code != first.code })
    else { return nil }
    return Actors(
      indicator: indicator, search: search, group: group.called(in: words.language), own: own,
      candidate: candidate, like: alike, first: first, second: second)
  }

  private func sections() throws -> [Markup] {
    guard let actors = actors() else { return [] }
    let texts = try texts(actors)
    let commands = try commands(actors)
    return try GuideStep.allCases.map { step in
      let lines = (commands[step] ?? []).map { line -> Markup in "<code>\(line)</code>" }
      return """
        <section><h2><a href="\(step.page)">\(try words.guide(step, "title"))</a></h2><p>\(texts[step] ?? "")</p>
        <pre class="scroll" tabindex="0">\(Markup.joined(lines, by: "\n"))</pre></section>
        """
    }
  }

  private func texts(_ actors: Actors) throws -> [GuideStep: String] {
    let (year, indicator) = (actors.search.list.year, actors.indicator)
    let candidate = actors.candidate.unit.called(in: words.language).name
    func print(_ what: PublishedNumber.What, _ value: Double?) -> String {
      value.map {
        printer.number(
          what, indicator, of: actors.candidate.unit, in: year,
          site.style.value($0, indicator.valueUnit))
      } ?? ""
    }
    let values = [
      "indicator": words.name(indicator), "group": actors.group.name, "year": String(year),
      "value": printer.value(actors.own) ?? "", "x": printer.numerator(actors.own) ?? "",
      "n": printer.denominator(actors.own) ?? "",
      "country_value": printer.value(site.figures.estimate(indicator, .country, year)) ?? "",
    ]
    let ofCandidate = [
      "candidate": candidate, "year": String(year),
      "grade": try words("grade_\(actors.candidate.grade.rawValue)"),
      "value": print(.value, actors.candidate.evidence?.assessment.value),
      "expected": print(.expected, actors.candidate.evidence?.lasting?.expected),
      "like": try words.list(actors.like.map(\.name)),
    ]
    return [
      .problem: try words("guide_example_problem", values),
      .search: try words("guide_example_search", ofCandidate),
      .visit: try words("guide_example_visit"), .rarity: try words("guide_example_rarity"),
      .trial: try words("guide_example_trial", ["first": actors.first.name]),
      .spread: try words("guide_example_spread", ["second": actors.second.name]),
    ]
  }

  /// How each step is recorded, in lines of a shell.
  private func commands(_ actors: Actors) throws -> [GuideStep: [String]] {
    let (group, indicator) = (actors.group.code, actors.indicator.id)
    func mark(_ step: String, _ day: String, _ more: String) -> String {
      "nullpunkt practice mark \(step) --unit \(group) --indicator \(indicator) --day \(day) \(more)"
    }
    let place = actors.candidate.unit.code
    return [
      .problem: [
        mark("problem-owned", "2025-01-15", "--note \"\(try words("guide_example_owner"))\"")
      ],
      .search: [mark("searched", "2025-02-12", "--place \(place)")],
      .visit: [
        mark("visited", "2025-03-19", "--place \(place)"),
        "nullpunkt practice add --indicator \(indicator) --unit \(place) --year \(site.content.zeroPoint) "
          + "--visited 2025-03-19 --theme access --service NAV "
          + "--description \"\(try words("guide_example_seen"))\" --contact \"\(try words("guide_example_contact"))\"",
      ],
      .rarity: [
        "nullpunkt practice judge 1 --rarity \"2 common\" --rarity \"5 slightly unusual\" --rarity \"very unusual\""
      ],
      .trial: [mark("tried", "2025-04-28", "--place \(actors.first.code) --practice 2")],
      .spread: [
        mark("spread", "2025-10-06", "--place \(actors.second.code) --practice 2"),
        "nullpunkt run",
      ],
    ]
  }
}
