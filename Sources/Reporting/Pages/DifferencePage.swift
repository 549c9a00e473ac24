import Analysis

/// The page that tells what is not the same in two runs: the inputs that differ, and the estimates by reason.
public struct DifferencePage {
  private let difference: RunDifference

  public init(_ difference: RunDifference) { self.difference = difference }

  /// The page as Markdown.
  public var markdown: String {
    var page = Markdown()
    page.heading(1, "What is not the same")
    page.paragraph(difference.summary + ".")
    if !difference.inputs.isEmpty {
      page.heading(2, "Inputs that differ")
      page.list(difference.inputs.map(Markdown.plain))
    }
    let groups = difference.groups
    var told: Set<String> = []
    for group in groups where told.insert(group.reason).inserted {
      page.heading(2, group.reason.prefix(1).uppercased() + group.reason.dropFirst())
      page.table(
        ["indicator", "years", "estimates", "units", "largest change of a value"],
        groups.filter { $0.reason == group.reason }.map { group in
          [
            group.indicator, Self.years(group.years), String(group.rows), String(group.units),
            group.largest.map(Self.change) ?? "–",
          ]
        }, texts: [1, 4])
    }
    return page.text
  }

  private static func years(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last else { return "" }
    let isWhole = last - first == years.count - 1 && first != last
    return isWhole ? "\(first)–\(last)" : years.map(String.init).joined(separator: ", ")
  }

  /// `3417 2022 female against country: 0.1 → 0.12`.
  private static func change(_ row: RunDifference.Row) -> String {
    let key = row.key
    func short(_ text: String?) -> String {
      text.flatMap(Double.init).map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "–"
    }
    return "\(key[1]) \(key[2]) \(key[3]): \(short(row.before)) → \(short(row.after))"
  }
}
