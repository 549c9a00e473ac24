import Files

/// What answers say together of how well it works: it may only be shown where nobody's own answer can be seen in it.
public struct NetworkAnswerRow: Sendable, Equatable {
  public enum Question: String, Sendable, CaseIterable {
    case strength, obstacle
    /// The mean of how well it works, by how often.
    case quality
  }

  public enum Status: String, Sendable, CaseIterable { case shown, suppressed }

  public let question: Question
  /// A category, or how often: `1` to `4`.
  public let category: String
  /// How many answered; nil in a row that is suppressed, as all numbers are.
  public private(set) var respondents: Int?
  /// How many of them named the category; nil for a quality.
  public private(set) var named: Int?
  /// The mean from 1 to 5; nil for a category.
  public private(set) var mean: Double?
  public private(set) var status = Status.shown

  /// Takes the numbers out.
  package mutating func suppress() {
    (respondents, named, mean, status) = (nil, nil, nil, .suppressed)
  }
}

extension NetworkAnswerRow: TableRow {
  package static let table = ResultTable<NetworkAnswerRow>(
    "network_answer", "A row is a category, or how often, and what the answers say of it together.",
    key: ["question", "category"],
    [
      .word("question", "What was asked.") { $0.question },
      .text("category", "A category, or how often they work together, 1 to 4.") { $0.category },
      .count("respondents", .pure, "How many actors answered.") { $0.respondents },
      .count("named", .pure, "How many of them named the category at least once.") { $0.named },
      .number("mean", .pure, "The mean of how well it works, from 1 to 5.") { $0.mean },
      .word("status", "Whether the numbers may be shown.") { $0.status },
    ])
}

extension NetworkFindings {
  /// The rows before anything is withheld.
  package var answerRows: [NetworkAnswerRow] {
    let told = network.ties.filter(\.isContact)
    let respondents = Set(told.map(\.from)).count
    func categories(_ question: NetworkAnswerRow.Question, _ of: (ToldTie) -> Set<TieCategory>)
      -> [NetworkAnswerRow]
    {
      guard told.contains(where: { !of($0).isEmpty }) else { return [] }
      return TieCategory.allCases.map { category in
        NetworkAnswerRow(
          question: question, category: category.rawValue, respondents: respondents,
          named: Set(told.filter { of($0).contains(category) }.map(\.from)).count)
      }
    }
    let rated = told.filter { $0.quality != nil }
    let qualities = (1...4).compactMap { frequency -> NetworkAnswerRow? in
      let ties = rated.filter { $0.frequency == Double(frequency) }
      guard !ties.isEmpty else { return nil }
      let sum = ties.reduce(0) { $0 + ($1.quality ?? 0) }
      return NetworkAnswerRow(
        question: .quality, category: String(frequency),
        respondents: Set(ties.map(\.from)).count, mean: Double(sum) / Double(ties.count))
    }
    return categories(.strength, \.strengths) + categories(.obstacle, \.obstacles) + qualities
  }
}
