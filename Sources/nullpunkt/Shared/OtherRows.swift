import Files
import Reporting

/// The rows of a table that are no unit of their own, and why.
struct OtherRows {
  /// A row that is no unit.
  struct Found {
    let line: Int
    let text: String
    let reason: Reason
  }

  enum Reason: String {
    case note = "is a note and no unit"
    case name = "is a total and no unit, by its name"
    case unknown = "is of people whose unit is not known"
    case code = "is a larger whole than the other units, by its code"
    case sum = "is a total and no unit: its numbers are the sums of other rows'"
  }

  private let way: TableOptions.OtherRows
  private let file: String

  init(_ way: TableOptions.OtherRows, file: String) { (self.way, self.file) = (way, file) }

  /// Which units of a table are totals.
  /// - Parameter periods: the rows of each period by unit.
  static func totals(
    _ units: some Collection<String>, _ periods: [[String: SumRows.Row]], hasNeighbours: Bool,
    order: (String, String) -> Bool
  ) -> [String: Reason] {
    var found: [String: Reason] = [:]
    for unit in units where TotalName.isTotal(unit) { found[unit] = .name }
    for unit in units where found[unit] == nil && TotalName.isUnknown(unit) {
      found[unit] = .unknown
    }
    for unit in TotalName.larger(among: units) where found[unit] == nil { found[unit] = .code }
    let named = Set(found.keys)
    var isSum: [String: Bool] = [:]
    for rows in periods {
      let names = rows.keys.filter { !named.contains($0) }.sorted(by: order)
      let sums = Set(
        SumRows.indices(names.map { rows[$0] ?? SumRows.Row(part: nil, whole: nil) }, hasNeighbours)
      )
      for (index, name) in names.enumerated() where rows[name]?.whole ?? 0 > 0 {
        isSum[name] = (isSum[name] ?? true) && sums.contains(index)
      }
    }
    for (unit, isSum) in isSum where isSum { found[unit] = .sum }
    return found
  }

  /// Sets rows aside and tells of each, or refuses them.
  /// - Returns: whether they are set aside, and not kept.
  /// - Throws: `RefusedFile` with all of them.
  func settle(_ found: [Found]) throws -> Bool {
    switch way {
    case .keep: return false
    case .setAside:
      let said = SaidInLanguage.asked(by: CommandLine.arguments)
      for row in found.sorted(by: { $0.line < $1.line }) {
        Console.explain(problem(row, "set aside").said(said).description)
      }
      return true
    case .refuse:
      guard !found.isEmpty else { return true }
      throw RefusedFile(
        found.sorted { $0.line < $1.line }.map {
          problem($0, "leave it out, or give --other-rows set-aside (or keep, where it is a unit)")
        })
    }
  }

  private func problem(_ row: Found, _ what: String) -> Problem {
    Problem(
      file: file, line: row.line, kind: .row, text: String(row.text.prefix(60)),
      message: "\(row.reason.rawValue); \(what)")
  }
}
