import Practices

/// A step of the guide, from a problem that somebody owns to a practice that others do.
enum GuideStep: String, CaseIterable {
  case problem, search, visit, rarity, trial, spread

  /// The file name of the step's page.
  var page: String {
    switch self {
    case .problem: "veien-problem.html"
    case .search: "veien-finn.html"
    case .visit: "veien-besok.html"
    case .rarity: "veien-uvanlig.html"
    case .trial: "veien-prov.html"
    case .spread: "veien-spre.html"
    }
  }

  /// What a group records when it has taken the step; nil for the step that practices' votes tell of.
  var recorded: GroupStep.Kind? {
    switch self {
    case .problem: .problemOwned
    case .search: .searched
    case .visit: .visited
    case .rarity: nil
    case .trial: .tried
    case .spread: .spread
    }
  }

  /// The step's place, from 1.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

extension SiteWords {
  /// The text of a step: its `name`, `title`, `lead` or `body`.
  func guide(_ step: GuideStep, _ part: String) throws -> String {
    try self("guide_\(step.rawValue)_\(part)")
  }
}
