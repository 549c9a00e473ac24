import Analysis
import Files
import Flagging
import Geography
import Indicators

/// The results of a search for a terminal: candidates with evidence, near misses with the gate that
/// stopped them, units to exchange experience with, and the method.
public struct CandidateSummary {
  private let list: CandidateList
  private let width: Int?
  private let style = NumberStyle(.en)

  /// - Parameter width: the columns of the terminal; nil for lines as long as they are.
  public static func text(_ list: CandidateList, within width: Int? = nil) -> String {
    let summary = CandidateSummary(list: list, width: width)
    return [
      summary.heading, summary.candidates, summary.exchange, summary.nearMisses, summary.account,
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let summary = list.summary
    return "\(list.indicator.id) \(list.year): \(summary.candidates) candidates and "
      + "\(summary.nearMisses) near misses among \(summary.tested) tested of \(summary.units)\n"
  }

  private var candidates: String {
    guard !list.candidates.isEmpty else { return "" }
    return AlignedTable(
      header: [
        "code", "candidate", "x", "n", "value", "expected", "points", "peers", "z", "p", "q",
        "better in", "rank", "stays",
      ],
      rows: list.candidates.map { row in
        let assessment = row.evidence?.assessment
        return unit(row)
          + [
            row.numerator.map(style.count) ?? "", row.denominator.map(style.count) ?? "",
            value(assessment?.value), value(assessment?.expected), points(assessment?.difference),
            value(assessment?.peerValue),
            assessment?.zOverdispersed.map { style.decimal($0, 2) } ?? "",
            assessment?.pValue.map(style.probability) ?? "",
            assessment?.qValue.map(style.probability) ?? "",
            row.evidence?.judged.lasting.map { "\($0.better) of \($0.of)" } ?? "",
            row.evidence?.standing.map {
              "\($0.rank.map(String.init) ?? "–") "
                + "(\($0.rankInterval95.lowerBound)–\($0.rankInterval95.upperBound))"
            } ?? "",
            row.stays.map { "\($0.count) of \($0.of)" } ?? "",
          ]
      },
      rightAligned: Set(2...13)
    ).text(within: width)
  }

  /// For each candidate the peers that do worst, and the most similar ones where peers are chosen by
  /// similarity.
  private var exchange: String {
    let rows = Dictionary(
      list.rows.rows.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    func named(_ units: some Sequence<NamedUnit>) -> String {
      units.prefix(3).map {
        "\($0.name.shown()) \(value(rows[$0.code]?.evidence?.assessment.value))"
      }
      .joined(separator: ", ")
    }
    let lines = list.candidates.filter { !$0.peers.isEmpty }.map { row in
      let isSchool = row.unit.code.level == .school
      return
        "  \(row.unit.name.shown()): do worse \(named(row.peers.sorted { worse($0, $1, rows) }))"
        + (isSchool ? "" : "; most alike \(named(row.peers))")
    }
    guard !lines.isEmpty else { return "" }
    return (["exchange of experience, among peers"] + lines + [""]).joined(separator: "\n")
  }

  private func worse(_ a: NamedUnit, _ b: NamedUnit, _ rows: [UnitCode: Candidate]) -> Bool {
    let (x, y) = (
      rows[a.code]?.evidence?.assessment.value ?? 0, rows[b.code]?.evidence?.assessment.value ?? 0
    )
    return list.summary.aim.better == .lowerIsBetter ? x > y : x < y
  }

  private var nearMisses: String {
    guard !list.nearMisses.isEmpty else { return "" }
    return AlignedTable(
      header: ["code", "near miss", "value", "expected", "points", "z", "q", "stopped by"],
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

  private var account: String {
    let (summary, settings) = (list.summary, list.summary.settings)
    let context = summary.coefficients.dropFirst().map(\.name).joined(separator: ", ")
    let basis =
      switch summary.basis {
      case .regression: "expected from \(context)"
      case .common: "expected is what all others have together, no context being known"
      case .peers: "expected is what the peers have together: too few units for a regression"
      case nil: "nothing is expected: too few units, or figures that tell no spread"
      }
    let missing =
      summary.missingContext.isEmpty
      ? "" : "; not loaded: \(summary.missingContext.joined(separator: ", "))"
    let phi = summary.phi.map { style.decimal($0, 2) } ?? "–"
    let spread = size(summary.typicalDeviation)
    let smallest = size(summary.aim.smallestDifference)
    return """
      \(basis)\(missing)
      dispersion φ = \(phi), standard deviation between units τ = \(spread) points
      floor n ≥ \(style.count(summary.aim.floor)), smallest difference that matters \(smallest) points, \
      q ≤ \(settings.falseDiscoveryRate), better in \(settings.lasting.better) of \
      \(settings.lasting.of) years, \(settings.agreement.methods) methods agreeing at \
      \(settings.agreement.strength)
      about \(style.decimal(summary.expectedFalseFlags, 1)) of those beyond chance are expected to be \
      there by chance

      """
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
