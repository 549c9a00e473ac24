/// What kind of work a practice belongs to: the four themes in which the project Ung inkludering sorted what its
/// resource groups found.
public enum PracticeTheme: String, Sendable, Hashable, CaseIterable, SaidInWords {
  /// Prevention and early effort.
  case prevention
  /// Working together, and transitions where young people are lost.
  case cooperation
  /// Time, resources and being within reach.
  case access
  /// Leadership and organisation.
  case leadership

  public static let words: KeyValuePairs<String, PracticeTheme> = [
    "forebygging": .prevention, "samhandling": .cooperation, "tilgjengelighet": .access,
    "ledelse": .leadership, "prevention": .prevention, "cooperation": .cooperation,
    "access": .access, "leadership": .leadership, "forebygging-og-tidlig-innsats": .prevention,
    "samhandling-og-kritiske-overganger": .cooperation,
    "tid,-ressurser-og-tilgjengelighet": .access, "ledelse-og-organisering": .leadership,
  ]
}

/// How far a practice has come from where it was found.
public enum PracticeStatus: String, Sendable, Hashable, CaseIterable, Comparable, SaidInWords {
  case found
  /// Others have tried it.
  case tried
  /// Others have made it their own.
  case spread

  public static let words: KeyValuePairs<String, PracticeStatus> = [
    "funnet": .found, "prøvd": .tried, "spredt": .spread, "found": .found, "tried": .tried,
    "spread": .spread,
  ]

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .found: 0
    case .tried: 1
    case .spread: 2
    }
  }
}
