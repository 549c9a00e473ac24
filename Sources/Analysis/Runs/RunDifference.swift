import Indicators

/// The inputs of a run or a zero point, whose differences can explain changed results.
public struct RunInputs: Sendable {
  public let program: String
  /// The year of the zero point.
  public let year: Int
  /// The hash of each imported file, by name.
  public let sources: [String: String]
  /// The definition of each indicator, by id; nil where only the catalogue's file hashes are known.
  public let definitions: [String: String]?
  /// The municipalities of each unit, by code; nil where only the geography's file hashes are known.
  public let ground: [String: String]?
  /// The hashes of the data folder's files by name; empty where unknown.
  public let data: [String: String]

  public init(
    program: String, year: Int, sources: [String: String], definitions: [String: String]? = nil,
    ground: [String: String]? = nil, data: [String: String] = [:]
  ) {
    self.program = program
    self.year = year
    self.sources = sources
    self.definitions = definitions
    self.ground = ground
    self.data = data
  }
}

/// The estimates that differ between two runs, with the possible causes.
public struct RunDifference: Sendable {
  /// A possible cause of a changed number.
  public enum Cause: String, Sendable, CaseIterable {
    case anotherYear = "another year"
    case newFile = "new file"
    case withoutFile = "a file is not there any more"
    case revisedFile = "revised file"
    case changedDefinition = "changed definition"
    case changedGeography = "changed geography"
    case changedReading = "changed recipes"
    case changedProtection = "changed disclosure rules"
    case changedPeers = "changed peer groups"
    case changedMethod = "changed method"
  }

  /// An estimate that differs between the runs.
  public struct Row: Sendable, Equatable {
    public let key: [String]
    /// The estimate's text in the first run; nil where it has none.
    public let before: String?
    public let after: String?
    /// The columns whose cells differ; empty where only one run has the estimate.
    public let columns: [String]
    /// The inputs that differ and can be the cause; the program where none does.
    public let causes: [Cause]
  }

  public let rows: [Row]
  /// The number of estimates that are equal in both runs.
  public let unchanged: Int
  let first: RunInputs
  let second: RunInputs
  /// The indicators and years that the earlier run has rows of, and the later.
  let earlier: Extent
  let later: Extent

  /// The columns that identify an estimate.
  public static let key = [
    "indicator", "unit_code", "period", "sex", "benchmark", "benchmark_code",
  ]
  public static let header = key + ["value_before", "value_after", "columns", "cause"]

  /// - Parameters:
  ///   - rows of the estimates table, keyed by column name. Between zero points of different years
  ///     estimates are matched without their period.
  public init(
    from before: [[String: String]], to after: [[String: String]], _ first: RunInputs,
    _ second: RunInputs, acrossYears: Bool = false
  ) {
    let ignored: Set<String> = acrossYears ? ["period"] : []
    func name(_ row: [String: String]) -> [String] {
      Self.key.filter { !ignored.contains($0) }.map { row[$0] ?? "" }
    }
    let earlier = Dictionary(before.map { (name($0), $0) }, uniquingKeysWith: { a, _ in a })
    let later = Dictionary(after.map { (name($0), $0) }, uniquingKeysWith: { a, _ in a })
    var order = before.map(name)
    order += after.map(name).filter { earlier[$0] == nil }
    var rows: [Row] = []
    var unchanged = 0
    for key in order {
      let (old, new) = (earlier[key], later[key])
      let columns = old.flatMap { old in
        new.map { new in
          Estimate.columns.filter { old[$0] != new[$0] && !ignored.contains($0) }
        }
      }
      guard columns != [] else {
        unchanged += 1
        continue
      }
      let row = new ?? old ?? [:]
      rows.append(
        Row(
          key: Self.key.map { row[$0] ?? "" }, before: old?["value"], after: new?["value"],
          columns: columns ?? [],
          causes: Self.causes(row, columns ?? [], first, second)))
    }
    self.rows = rows
    self.unchanged = unchanged
    self.first = first
    self.second = second
    self.earlier = Extent(before)
    self.later = Extent(after)
  }

  /// The rows as text, in the columns of `header`.
  public var cells: [[String]] {
    rows.map { row in
      row.key + [
        row.before ?? "not there", row.after ?? "not there", row.columns.joined(separator: " "),
        row.causes.map(\.rawValue).joined(separator: "; "),
      ]
    }
  }

  /// How many estimates differ and how many do not, as text.
  package var total: String { "\(rows.count) estimates differ, \(unchanged) do not" }

  /// The number of estimates that each cause can explain, of those that can explain any.
  package var counts: [(cause: Cause, count: Int)] {
    Cause.allCases.map { cause in (cause, rows.count { $0.causes.contains(cause) }) }
      .filter { $0.1 > 0 }
  }

  private static func causes(
    _ row: [String: String], _ columns: [String], _ first: RunInputs, _ second: RunInputs
  ) -> [Cause] {
    let (indicator, unit) = (row["indicator"] ?? "", row["unit_code"] ?? "")
    var causes: [Cause] = []
    func add(_ cause: Cause, if holds: Bool) { if holds { causes.append(cause) } }
    func changed(_ folder: String) -> Bool {
      first.data.filter { $0.key.hasPrefix(folder) }
        != second.data.filter { $0.key.hasPrefix(folder) }
    }
    let names = Set(first.sources.keys).union(second.sources.keys)
    add(.anotherYear, if: first.year != second.year)
    add(
      .revisedFile,
      if: names.contains {
        guard let a = first.sources[$0], let b = second.sources[$0] else { return false }
        return a != b
      })
    add(.newFile, if: names.contains { first.sources[$0] == nil })
    add(.withoutFile, if: names.contains { second.sources[$0] == nil })
    if let a = first.definitions, let b = second.definitions {
      add(.changedDefinition, if: a[indicator] != b[indicator])
    } else {
      add(.changedDefinition, if: changed("catalogue/"))
    }
    if let a = first.ground, let b = second.ground {
      let benchmark = row["benchmark_code"] ?? ""
      add(.changedGeography, if: a[unit] != b[unit] || a[benchmark] != b[benchmark])
    } else {
      add(.changedGeography, if: changed("geography/"))
    }
    add(.changedReading, if: changed("recipes/"))
    add(.changedProtection, if: changed("disclosure.yaml"))
    add(.changedPeers, if: row["benchmark"] == "peer_group" && changed("peers.yaml"))
    // The unit's own interval rests on its own counts: where only that differs, nothing but the
    // method can have done it. A test rests on others' figures too.
    let own: Set = ["lower_95", "upper_95", "lower_998", "upper_998", "method"]
    let hasCounts = row["numerator"]?.isEmpty == false
    if hasCounts, !columns.isEmpty, own.isSuperset(of: columns) { return [.changedMethod] }
    add(.changedMethod, if: causes.isEmpty || first.program != second.program)
    return causes
  }
}
