import Analysis
import Files
import Flagging
import Geography
import Indicators

/// The results of a search for a terminal: candidates with evidence, units to exchange experience with, and
/// the method.
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
    try [heading(), candidates(), exchange(), account()]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func header(_ names: [String]) throws -> [String] {
    try names.map { try say("table_\($0)") }
  }

  private func heading() throws -> String {
    let clear = list.candidates.count { $0.grade == .clear }
    return try say(
      "table_heading",
      [
        "indicator": list.indicator.id, "period": String(list.year),
        "candidates": String(list.candidates.count), "clear": String(clear),
        "likely": String(list.candidates.count - clear), "tested": String(list.tested),
        "units": String(list.rows.rows.count),
      ]) + "\n"
  }

  private func candidates() throws -> String {
    guard !list.candidates.isEmpty else { return "" }
    return AlignedTable(
      header: try header([
        "code", "candidate", "grade", "probability", "x", "n", "value", "expected", "lasting",
        "twice", "before", "peers", "better_in", "stays",
      ]),
      rows: try list.candidates.map { row in
        let (assessment, lasting) = (row.evidence?.assessment, row.evidence?.lasting)
        return try unit(row)
          + [
            row.grade.rawValue, lasting.map { style.probability($0.probability) } ?? "",
            row.numerator.map(style.count) ?? "", row.denominator.map(style.count) ?? "",
            value(assessment?.value), value(lasting?.expected),
            lasting.map {
              style.points($0.difference, $0.interval90, list.indicator.valueUnit)
            } ?? "",
            lasting.map { style.probability($0.probabilityTwice) } ?? "",
            lasting?.probabilityWithoutPeriod.map(style.probability) ?? "",
            value(assessment?.peerValue),
            row.evidence?.judged.lasting.map { try share($0.better, of: $0.of) } ?? "",
            row.stays.map { try share($0.count, of: $0.of) } ?? "",
          ]
      },
      rightAligned: Set(3...13)
    ).text(within: width)
  }

  /// For each candidate the peers that do worst, and the most similar ones.
  private func exchange() throws -> String {
    guard list.offersPeers else { return "" }
    let rows = Dictionary(
      list.rows.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    func named(_ units: some Sequence<NamedUnit>) -> String {
      units.prefix(3).map {
        "\($0.name.shown()) \(value(rows[$0.code]?.evidence?.assessment.value))"
      }
      .joined(separator: ", ")
    }
    let lines = try list.candidates.filter { !$0.peers.isEmpty }.map { row in
      let worse = try say(
        "table_do_worse",
        [
          "unit": row.unit.name.shown(),
          "worse": named(row.peers.sorted { self.worse($0, $1, rows) }),
        ])
      return try "  \(worse); \(say("table_most_alike", ["alike": named(row.peers)]))"
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
    let lengths = try list.sensitivity.variants.compactMap { variant -> String? in
      guard case .smallestDifference(let times) = variant.change else { return nil }
      return try say(
        "table_length",
        [
          "count": String(variant.candidates.count),
          "size": size(times * summary.aim.smallestDifference),
        ])
    }
    let lines = [
      basis + missing,
      try list.sensitivity.explained.map {
        try say("table_explained", ["share": style.percent($0, decimals: 0)])
      },
      try say(
        "table_settings",
        [
          "floor": style.count(summary.aim.floor), "smallest": size(summary.aim.smallestDifference),
          "q": style.plain(settings.falseDiscoveryRate), "periods": String(summary.periods),
        ]),
      try say("table_lengths", ["lengths": lengths.joined(separator: ", ")]),
      try say("table_false", ["count": style.decimal(list.expectedFalseFlags, 1)]),
    ]
    return lines.compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  private func unit(_ row: Candidate) -> [String] { [row.unit.code.description, row.unit.name] }

  private func value(_ value: Double?) -> String {
    value.map { style.value($0, list.indicator.valueUnit) } ?? ""
  }

  /// The absolute size of a difference in points.
  private func size(_ size: Double?) -> String {
    size.map { style.decimal(list.indicator.isMean ? $0 : 100 * $0, 1) } ?? "–"
  }

}
