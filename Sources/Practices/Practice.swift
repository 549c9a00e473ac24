import Files
import Geography
import Indicators

/// A record of how a service works, made on a visit to a candidate or told in a group.
///
/// Nobody is named: people are told of by the role they have. `PracticeCheck` sees to that as well
/// as rules can.
public struct Practice: Sendable, Hashable {
  /// The indicator's id; nil for a practice that is about no figure.
  public let indicator: String?
  /// A municipality or a school, or the region of a group that tells of no single place.
  public let unit: NamedUnit
  /// The year of the figures, in whose borders the unit is.
  public let period: Int
  /// The day of the visit; nil where nobody went to look.
  public let visited: CalendarDay?
  /// The municipal service: NAV, PPT, skole, helsestasjon.
  public let service: String
  public let description: String
  /// Nil where it was not sorted.
  public let theme: PracticeTheme?
  /// How unusual those who were asked judge it to be.
  public let votes: RarityVotes
  /// How far it had come when it was recorded.
  public let status: PracticeStatus
  /// The role to contact; never a name. Empty only where there was no visit.
  public let contact: String
  /// The role of the person who recorded the practice; empty where not stated.
  public let recordedBy: String
  /// Whether it is an example to learn from, and nothing that somebody found and recorded here.
  public let isExample: Bool

  /// Texts are normalised to one line without control characters.
  public init(
    indicator: String?, unit: NamedUnit, period: Int, visited: CalendarDay?, service: String,
    description: String, theme: PracticeTheme? = nil, votes: RarityVotes,
    status: PracticeStatus = .found, contact: String, recordedBy: String = "",
    isExample: Bool = false
  ) {
    self.indicator = indicator
    self.unit = unit
    self.period = period
    self.visited = visited
    self.service = Self.tidied(service)
    self.description = Self.tidied(description)
    self.theme = theme
    self.votes = votes
    self.status = status
    self.contact = Self.tidied(contact)
    self.recordedBy = Self.tidied(recordedBy)
    self.isExample = isExample
  }

  /// The same with one judgement.
  public init(
    indicator: String, unit: NamedUnit, period: Int, visited: CalendarDay, service: String,
    description: String, rarity: Rarity, contact: String, recordedBy: String = ""
  ) {
    self.init(
      indicator: indicator, unit: unit, period: period, visited: visited, service: service,
      description: description, votes: RarityVotes(rarity), contact: contact,
      recordedBy: recordedBy)
  }

  /// How unusual it is by the judgement in the middle; nil where nobody has judged.
  public var rarity: Rarity? { votes.middle }

  /// The same practice with further judgements.
  public func judged(by more: RarityVotes) -> Self {
    Self(
      indicator: indicator, unit: unit, period: period, visited: visited, service: service,
      description: description, theme: theme, votes: votes + more, status: status,
      contact: contact, recordedBy: recordedBy, isExample: isExample)
  }

  /// One line without control characters and hidden letters.
  static func tidied(_ text: String) -> String {
    let visible = HiddenLetters.removed(from: text).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
