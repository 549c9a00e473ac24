import Analysis

/// The page that tells what is not the same in two runs: the inputs that differ, and the estimates by reason.
public struct DifferencePage {
  private let difference: RunDifference
  private let said: SaidInLanguage

  public init(_ difference: RunDifference, _ said: SaidInLanguage) {
    self.difference = difference
    self.said = said
  }

  /// How many estimates differ, and how many of them each cause can explain.
  package var summary: String {
    let causes = difference.counts.map { cause, count in "\(count) \(said(cause.rawValue))" }
    let all = said(difference.total)
    return causes.isEmpty ? all : "\(all); \(causes.joined(separator: ", "))"
  }

  /// The page as Markdown.
  public var markdown: String {
    var page = Markdown()
    page.heading(1, said("What is not the same"))
    page.paragraph(summary + ".")
    if !difference.inputs.isEmpty {
      page.heading(2, said("Inputs that differ"))
      page.list(difference.inputs.map { Markdown.plain(said($0)) })
    }
    let groups = difference.groups
    var told: Set<RunDifference.Reason> = []
    for group in groups where told.insert(group.reason).inserted {
      page.heading(2, text(group.reason).capitalisedFirst)
      page.table(
        ["indicator", "years", "estimates", "units", "largest change of a value"].map { said($0) },
        groups.filter { $0.reason == group.reason }.map { group in
          [
            group.indicator, Self.years(group.years), String(group.rows), String(group.units),
            group.largest.map(Self.change) ?? "–",
          ]
        }, texts: [1, 4])
    }
    return page.text
  }

  /// `year new: new file, or changed recipes`.
  private func text(_ reason: RunDifference.Reason) -> String {
    let causes = reason.causes.map { said($0.rawValue) }.joined(separator: ", \(said("or")) ")
    return [reason.what.map { said($0) }, causes].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ": ")
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
