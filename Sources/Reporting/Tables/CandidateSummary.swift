import Analysis
import Files
import Flagging
import Geography
import Indicators

/// The results of a search for a terminal: candidates with evidence, near misses with the gate that
/// stopped them, units to exchange experience with, and the method.
public struct CandidateSummary: Worded {
  private let list: CandidateList
  private let width: Int?
  let wording: Wording
  private var style: NumberStyle { wording.style }

  /// - Parameter width: the columns of the terminal; nil for lines as long as they are.
  public init(_ list: CandidateList, texts: Texts, language: Language, within width: Int? = nil) {
    self.list = list
    self.width = width
    wording = Wording(texts: texts, language: language)
  }

  /// - Throws: `Texts.Invalid` when a text is missing.
  public func text() throws -> String {
    try [heading(), candidates(), exchange(), nearMisses(), account()]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func header(_ names: [String]) throws -> [String] {
    try names.map { try say("table_\($0)") }
  }

  private func heading() throws -> String {
    let summary = list.summary
    return try say(
      "table_heading",
      [
        "indicator": list.indicator.id, "period": String(list.year),
        "candidates": String(summary.candidates), "near_misses": String(summary.nearMisses),
        "tested": String(summary.tested), "units": String(summary.units),
      ]) + "\n"
  }

  private func candidates() throws -> String {
    guard !list.candidates.isEmpty else { return "" }
    return AlignedTable(
      header: try header([
        "code", "candidate", "x", "n", "value", "expected", "points", "peers", "z", "p", "q",
        "better_in", "rank", "stays",
      ]),
      rows: try list.candidates.map { row in
        let assessment = row.evidence?.assessment
        return try unit(row)
          + [
            row.numerator.map(style.count) ?? "", row.denominator.map(style.count) ?? "",
            value(assessment?.value), value(assessment?.expected), points(assessment?.difference),
            value(assessment?.peerValue),
            assessment?.zOverdispersed.map { style.decimal($0, 2) } ?? "",
            assessment?.pValue.map(style.probability) ?? "",
            assessment?.qValue.map(style.probability) ?? "",
            row.evidence?.judged.lasting.map { try share($0.better, of: $0.of) } ?? "",
            row.evidence?.standing.map {
              "\($0.rank.map(String.init) ?? "–") "
                + "(\($0.rankInterval95.lowerBound)–\($0.rankInterval95.upperBound))"
            } ?? "",
            row.stays.map { try share($0.count, of: $0.of) } ?? "",
          ]
      },
      rightAligned: Set(2...13)
    ).text(within: width)
  }

  /// For each candidate the peers that do worst, and the most similar ones where peers are chosen by
  /// similarity.
  private func exchange() throws -> String {
    let rows = Dictionary(
      list.rows.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    func named(_ units: some Sequence<NamedUnit>) -> String {
      units.prefix(3).map {
        "\($0.name.shown()) \(value(rows[$0.code]?.evidence?.assessment.value))"
      }
      .joined(separator: ", ")
    }
    let lines = try list.candidates.filter { !$0.peers.isEmpty }.map { row in
      let isSchool = row.unit.code.level == .school
      let worse = try say(
        "table_do_worse",
        [
          "unit": row.unit.name.shown(),
          "worse": named(row.peers.sorted { self.worse($0, $1, rows) }),
        ])
      return try "  \(worse)"
        + (isSchool ? "" : "; \(say("table_most_alike", ["alike": named(row.peers)]))")
    }
    guard !lines.isEmpty else { return "" }
    return ([try say("table_exchange")] + lines + [""]).joined(separator: "\n")
  }

  private func share(_ count: Int, of all: Int) throws -> String {
    try say("table_of", ["count": String(count), "of": String(all)])
  }

  private func worse(_ a: NamedUnit, _ b: NamedUnit, _ rows: [UnitCode: Candidate]) -> Bool {
    let (x, y) = (
      rows[a.code]?.evidence?.assessment.value ?? 0, rows[b.code]?.evidence?.assessment.value ?? 0
    )
    return list.summary.aim.better == .lowerIsBetter ? x > y : x < y
  }

  private func nearMisses() throws -> String {
    guard !list.nearMisses.isEmpty else { return "" }
    return AlignedTable(
      header: try header([
        "code", "near_miss", "value", "expected", "points", "z", "q", "stopped_by",
      ]),
      rows: list.nearMisses.map { row in
        let assessment = row.evidence?.assessment
        return unit(row)
          + [
            value(assessment?.value), value(assessment?.expected), points(assessment?.difference),
            assessment?.zOverdispersed.map { style.decimal($0, 2) } ?? "",
            assessment?.qValue.map(style.probability) ?? "", row.stoppedBy?.rawValue ?? "",
          ]
      },
      rightAligned: Set(2...6)
    ).text(within: width)
  }

  private func account() throws -> String {
    let (summary, settings) = (list.summary, list.summary.settings)
    let context = summary.coefficients.dropFirst().map(\.name).joined(separator: ", ")
    let basis =
      switch summary.basis {
      case .regression: try say("table_basis_regression", ["context": context])
      case .common: try say("table_basis_common")
      case .peers: try say("table_basis_peers")
      case nil: try say("table_basis_none")
      }
    let missing =
      summary.missingContext.isEmpty
      ? ""
      : try "; "
        + say("table_not_loaded", ["missing": summary.missingContext.joined(separator: ", ")])
    let lines = [
      basis + missing,
      try say(
        "table_spread",
        [
          "phi": summary.phi.map { style.decimal($0, 2) } ?? "–",
          "tau": size(summary.typicalDeviation),
        ]),
      try say(
        "table_settings",
        [
          "floor": style.count(summary.aim.floor), "smallest": size(summary.aim.smallestDifference),
          "q": style.plain(settings.falseDiscoveryRate),
          "better": String(settings.lasting.better), "of": String(settings.lasting.of),
          "methods": String(settings.agreement.methods),
          "strength": style.plain(settings.agreement.strength),
        ]),
      try say("table_false", ["count": style.decimal(summary.expectedFalseFlags, 1)]),
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private func unit(_ row: Candidate) -> [String] { [row.unit.code.description, row.unit.name] }

  private func value(_ value: Double?) -> String {
    value.map { style.value($0, list.indicator.valueUnit) } ?? ""
  }

  /// The absolute size of a difference in points.
  private func size(_ size: Double?) -> String {
    size.map { style.decimal(list.indicator.isMean ? $0 : 100 * $0, 1) } ?? "–"
  }

  private func points(_ difference: Double?) -> String {
    difference.map { style.points($0, nil, list.indicator.valueUnit) } ?? ""
  }
}
