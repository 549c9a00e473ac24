import Indicators

/// The differences between two runs in groups, each with its reason, few enough for a page.
extension RunDifference {
  /// The estimates of an indicator that differ for the same reason.
  package struct Group: Sendable, Equatable {
    /// Why they differ, in words.
    package let reason: String
    package let indicator: String
    package let rows: Int
    package let units: Int
    /// The years of the estimates, ascending.
    package let years: [Int]
    /// The estimate whose value has changed the most; nil where no value has.
    package let largest: Row?
  }

  /// In order of reason and indicator, as they first appear.
  package var groups: [Group] {
    var order: [[String]] = []
    var members: [[String]: [Row]] = [:]
    for row in rows {
      let name = [reason(of: row), row.key[0]]
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(row)
    }
    let reasons = order.map { $0[0] }
    return order.sorted {
      (reasons.firstIndex(of: $0[0]) ?? 0, $0[1]) < (reasons.firstIndex(of: $1[0]) ?? 0, $1[1])
    }.map { name in
      let rows = members[name] ?? []
      return Group(
        reason: name[0], indicator: name[1], rows: rows.count,
        units: Set(rows.map { $0.key[1] }).count,
        years: Set(rows.compactMap { Int($0.key[2]) }).sorted(),
        largest: rows.filter { $0.change != nil }.max { ($0.change ?? 0) < ($1.change ?? 0) })
    }
  }

  /// Of an estimate that only one run has, what is new or gone; else what can have changed it.
  private func reason(of row: Row) -> String {
    let other = row.before == nil ? earlier : later
    let word = row.before == nil ? "new" : "no longer there"
    let (indicator, unit, year) = (row.key[0], row.key[1], row.key[2])
    let causes = row.causes.map(\.rawValue).joined(separator: ", or ")
    guard row.before == nil || row.after == nil else { return causes }
    if !other.indicators.contains(indicator) { return "indicator \(word)" }
    if !other.years.contains("\(indicator) \(year)") { return "year \(word): \(causes)" }
    if !other.units.contains(unit) { return "unit \(word)" }
    return "figure \(word): \(causes)"
  }

  /// The indicators and years that a run has rows of.
  struct Extent: Sendable {
    let indicators: Set<String>
    /// Indicator and year.
    let years: Set<String>
    let units: Set<String>

    init(_ rows: [[String: String]]) {
      indicators = Set(rows.compactMap { $0["indicator"] })
      years = Set(rows.map { "\($0["indicator"] ?? "") \($0["period"] ?? "")" })
      units = Set(rows.compactMap { $0["unit_code"] })
    }
  }

  /// The inputs that differ, a line each.
  package var inputs: [String] {
    var lines: [String] = []
    if first.year != second.year { lines.append("zero point: \(first.year), then \(second.year)") }
    if first.program != second.program {
      lines.append("program: \(first.program), then \(second.program)")
    }
    for (kind, before, after) in [
      ("file", first.sources, second.sources), ("data", first.data, second.data),
    ] {
      for name in Set(before.keys).union(after.keys).sorted() where before[name] != after[name] {
        let word = before[name] == nil ? "new" : after[name] == nil ? "gone" : "another"
        lines.append("\(word) \(kind): \(name)")
      }
    }
    return lines
  }
}

extension RunDifference.Row {
  /// How far the value has moved; nil where it has not, or one run has none.
  fileprivate var change: Double? {
    guard let before = before.flatMap(Double.init), let after = after.flatMap(Double.init),
      before != after
    else { return nil }
    return (after - before).magnitude
  }
}
