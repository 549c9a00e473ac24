import Networks

/// The sections of a network's page.
extension NetworkPage {
  private static let mostListed = 10

  func holders(_ page: inout Markdown) throws {
    let known = findings.actors.filter { $0.isKnown && $0.betweenness.value > 0 }
      .sorted {
        ($1.betweenness.value, $0.actor.id) < ($0.betweenness.value, $1.actor.id)
      }.prefix(Self.mostListed)
    guard !known.isEmpty else { return }
    page.heading(2, try say("network_holds_heading"))
    page.paragraph(try say("network_holds_text"))
    page.table(
      try [
        "service", "place", "sector", "named_by", "betweenness", "closeness", "core",
      ].map { try say("network_column_\($0)") },
      try known.map { finding in
        [
          name(finding.actor), Markdown.plain(finding.actor.placeName),
          Markdown.plain(finding.actor.sector), style.count(Int(finding.inDegree.value)),
          try withRange(finding.betweenness), try withRange(finding.closeness),
          try withRange(finding.core, decimals: 0),
        ]
      }, texts: [1, 2])
  }

  func bridges(_ page: inout Markdown) throws {
    page.heading(2, try say("network_bridges_heading"))
    let bridges = findings.actors.filter { $0.isKnown && $0.isArticulation }
    guard !bridges.isEmpty else {
      return page.paragraph(try say("network_bridges_none"))
    }
    page.paragraph(try say("network_bridges_text"))
    page.list(
      try bridges.map { finding in
        try say(
          "network_bridge",
          [
            "service": name(finding.actor), "place": Markdown.plain(finding.actor.placeName),
            "share": finding.articulationShare.map { style.percent($0, decimals: 0) } ?? "",
          ])
      })
  }

  func wishes(_ page: inout Markdown) throws {
    page.heading(2, try say("network_wishes_heading"))
    let pairs = findings.pairs.filter { $0.wish == .both }
    let one = ["one": count(.oneSidedWishes)]
    guard !pairs.isEmpty else { return page.paragraph(try say("network_wishes_none", one)) }
    page.paragraph(try say("network_wishes_text", one))
    page.table(
      try ["first", "second", "now"].map { try say("network_column_\($0)") },
      try pairs.map { pair in
        [
          placed(findings.network.actors[pair.first]),
          placed(findings.network.actors[pair.second]), try frequency(pair.frequency),
        ]
      }, texts: [1, 2])
  }

  /// How often in words, the nearest to a mean of two answers.
  func frequency(_ value: Double) throws -> String {
    try say("network_frequency_\(Int(min(4, value.rounded())))")
  }

  func mixing(_ page: inout Markdown) throws {
    guard findings.bySector.groups.count > 1 || findings.byPlace.groups.count > 1 else { return }
    page.heading(2, try say("network_mixing_heading"))
    for (name, index) in [("sector", findings.eiSector), ("municipality", findings.eiPlace)] {
      guard let index else { continue }
      page.paragraph(
        try say(
          "network_ei_\(name)",
          [
            "value": style.decimal(index.value, 2), "expected": style.decimal(index.expected, 2),
            "p": style.probability(index.pValue),
          ]))
    }
    let rows = report.mixing.rows
    page.paragraph(try say("network_mixing_text"))
    try table(of: rows.filter { $0.grouping == .sector }, { $0 }, &page)
    let places = Dictionary(
      findings.network.actors.map { ($0.place, $0.placeName) }, uniquingKeysWith: { a, _ in a })
    try table(of: rows.filter { $0.grouping == .municipality }, { places[$0] ?? $0 }, &page)
  }

  /// A table of groups by groups; a sentence in its place where all of it is withheld.
  private func table(
    of rows: [NetworkMixingRow], _ name: (String) -> String, _ page: inout Markdown
  ) throws {
    guard let grouping = rows.first?.grouping else { return }
    guard rows.contains(where: { $0.share != nil }) else {
      return page.paragraph(try say("network_mixing_\(grouping.rawValue)_withheld"))
    }
    let size = rows.prefix { $0.from == rows[0].from }.count
    page.table(
      [try say("network_column_from")]
        + rows.prefix(size).map { Markdown.plain(name($0.to)) },
      try stride(from: 0, to: rows.count, by: size).map { first in
        try [Markdown.plain(name(rows[first].from))]
          + rows[first..<first + size].map { row in
            guard row.status == .shown else { return try say("network_withheld_cell") }
            return row.share.map { style.percent($0, decimals: 0) } ?? "–"
          }
      })
  }

  func answers(_ page: inout Markdown) throws {
    page.heading(2, try say("network_answers_heading"))
    let rows = report.answers.rows
    func told(_ question: NetworkAnswerRow.Question, _ category: String) throws -> String {
      guard let row = rows.first(where: { $0.question == question && $0.category == category })
      else { return "–" }
      guard let named = row.named, let respondents = row.respondents else {
        return try say("network_withheld")
      }
      return try say(
        "network_named", ["x": style.count(named), "n": style.count(respondents)])
    }
    if rows.contains(where: { $0.question != .quality }) {
      page.paragraph(try say("network_answers_text"))
      page.table(
        try ["category", "strength", "obstacle"].map { try say("network_column_\($0)") },
        try TieCategory.allCases.map(\.rawValue).map { category in
          [
            try say("network_category_\(category)"), try told(.strength, category),
            try told(.obstacle, category),
          ]
        })
    } else {
      page.paragraph(try say("network_answers_none"))
    }
    let qualities = rows.filter { $0.question == .quality }
    guard !qualities.isEmpty else { return }
    page.heading(2, try say("network_quality_heading"))
    page.paragraph(try say("network_quality_text"))
    page.table(
      try ["frequency", "mean", "respondents"].map { try say("network_column_\($0)") },
      try qualities.map { row in
        [
          try say("network_frequency_\(row.category)"),
          try row.mean.map { style.decimal($0, 1) } ?? say("network_withheld"),
          try row.respondents.map(style.count) ?? say("network_withheld"),
        ]
      })
  }

  func changes(_ page: inout Markdown) throws {
    guard let earlier = report.earlier else { return }
    let rows = report.changes
    page.heading(
      2, try say("network_change_heading", ["year": String(earlier.findings.network.year)]))
    page.paragraph(
      try say(
        "network_change_text",
        [
          "year": String(earlier.findings.network.year),
          "zero": earlier.zeroPoint.map(String.init) ?? "",
        ]))
    page.table(
      try ["measure", "before", "now", "change", "sure"].map { try say("network_column_\($0)") },
      try rows.filter { $0.what == .measure }.compactMap { row in
        guard let measure = WholeMeasure(rawValue: row.first), let before = row.before,
          let now = row.now, let difference = row.difference
        else { return nil }
        return [
          try say("network_measure_\(measure.rawValue)"), number(before, measure),
          number(now, measure), (difference > 0 ? "+" : "") + number(difference, measure),
          try row.isSure.map { try say($0 ? "network_yes" : "network_no") } ?? "–",
        ]
      })
    let actors = Dictionary(
      (findings.network.actors + earlier.findings.network.actors).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    func named(_ id: String) -> String { actors[id].map(placed) ?? Markdown.plain(id) }
    guard !report.isPublic else { return }
    let told = try [NetworkChangeRow.Kind.wishMet, .begun, .ended, .new, .gone].flatMap { kind in
      try rows.filter { $0.what != .measure && $0.kind == kind }.map { row in
        try say(
          "network_change_\(kind.rawValue)",
          ["first": named(row.first), "second": row.second.isEmpty ? "" : named(row.second)])
      }
    }
    if !told.isEmpty { page.list(told) }
    let changed = rows.filter { $0.what == .pair && $0.kind == .changed }
    guard !changed.isEmpty else { return }
    page.paragraph(
      try say(
        "network_change_changed",
        [
          "more": style.count(changed.count { ($0.difference ?? 0) > 0 }),
          "less": style.count(changed.count { ($0.difference ?? 0) < 0 }),
        ]))
  }

  func whole(_ page: inout Markdown) throws {
    page.heading(2, try say("network_whole_heading"))
    page.paragraph(try say("network_whole_text"))
    page.table(
      try ["measure", "value", "lower", "upper"].map { try say("network_column_\($0)") },
      try findings.whole.map { measure, value in
        [
          try say("network_measure_\(measure.rawValue)"), number(value.value, measure),
          value.range.map { number($0.lowerBound, measure) } ?? "–",
          value.range.map { number($0.upperBound, measure) } ?? "–",
        ]
      })
  }

  private func number(_ value: Double, _ measure: WholeMeasure) -> String {
    measure.isCount ? style.count(Int(value)) : style.decimal(value, 2)
  }
}
