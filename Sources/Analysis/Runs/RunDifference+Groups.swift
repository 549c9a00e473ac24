import Indicators

/// The differences between two runs in groups, each with its reason, few enough for a page.
extension RunDifference {
  /// Why estimates differ.
  package struct Reason: Sendable, Hashable {
    /// What only one of the runs has, `year new`; nil where both have the estimate.
    package let what: String?
    /// What can have changed it.
    package let causes: [Cause]
  }

  /// The estimates of an indicator that differ for the same reason.
  package struct Group: Sendable, Equatable {
    package let reason: Reason
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
    struct Name: Hashable {
      let reason: Reason
      let indicator: String
    }
    var order: [Name] = []
    var members: [Name: [Row]] = [:]
    for row in rows {
      let name = Name(reason: reason(of: row), indicator: row.key[0])
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(row)
    }
    let reasons = order.map(\.reason)
    return order.sorted {
      (reasons.firstIndex(of: $0.reason) ?? 0, $0.indicator)
        < (reasons.firstIndex(of: $1.reason) ?? 0, $1.indicator)
    }.map { name in
      let rows = members[name] ?? []
      return Group(
        reason: name.reason, indicator: name.indicator, rows: rows.count,
        units: Set(rows.map { $0.key[1] }).count,
        years: Set(rows.compactMap { Int($0.key[2]) }).sorted(),
        largest: rows.filter { $0.change != nil }.max { ($0.change ?? 0) < ($1.change ?? 0) })
    }
  }

  /// Of an estimate that only one run has, what is new or gone; else what can have changed it.
  private func reason(of row: Row) -> Reason {
    let other = row.before == nil ? earlier : later
    let word = row.before == nil ? "new" : "no longer there"
    let (indicator, unit, year) = (row.key[0], row.key[1], row.key[2])
    guard row.before == nil || row.after == nil else {
      return Reason(what: nil, causes: row.causes)
    }
    if !other.indicators.contains(indicator) {
      return Reason(what: "indicator \(word)", causes: [])
    }
    if !other.years.contains("\(indicator) \(year)") {
      return Reason(what: "year \(word)", causes: row.causes)
    }
    if !other.units.contains(unit) { return Reason(what: "unit \(word)", causes: []) }
    return Reason(what: "figure \(word)", causes: row.causes)
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
