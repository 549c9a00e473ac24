/// A problem that prevents a practice from being recorded.
public struct PracticeProblem: Sendable, Hashable, CustomStringConvertible {
  public enum Field: String, Sendable, Hashable {
    case service, description, note, theme, contact
    case recorder = "recorded_by"
    case voucher = "vouched_by"
    case reason = "because"
  }

  public enum Kind: Sendable, Hashable {
    case empty
    case trace(PersonalTrace.Kind)
    /// The text looks like a given name and family name.
    case name
    /// Words were vouched for that do not occur in the text.
    case vouchedForInVain
  }

  public let field: Field
  public let kind: Kind
  /// The offending text.
  public let text: String

  /// Whether the user may vouch that the words are not a name; only in prose, which also names other
  /// things.
  public var canBeVouchedFor: Bool {
    kind == .name && [.service, .description, .note].contains(field)
  }

  public var description: String {
    switch kind {
    case .empty: "the \(field) is empty; expected \(expected)"
    case .trace(.emailAddress): found("an e-mail address")
    case .trace(.identityNumber):
      found("a number of eleven digits, as national identity numbers have")
    case .trace(.telephoneNumber):
      found("a number of eight digits or more, as telephone numbers have")
    case .trace(.webAddress): found("the address of a page or a name on social media")
    case .trace(.streetAddress): found("what looks like a street address")
    case .trace(.birthDate): found("a day of birth")
    case .trace(.initials): found("what looks like somebody's initials")
    case .name: found("what looks like a person's name")
    case .vouchedForInVain:
      field == .note
        ? "\"\(text)\" does not stand in the note; expected words as they stand there"
        : "\"\(text)\" stands in neither service nor description; expected words as they stand there"
    }
  }

  private func found(_ what: String) -> String {
    "the \(field) holds \(what): \"\(text)\"; expected \(expected)"
  }

  private var expected: String {
    switch (field, kind) {
    case (_, .trace(.telephoneNumber)) where field == .description || field == .note:
      "a text without such numbers, with 10 millioner for 10 000 000"
    case (.service, _): "a service such as NAV, PPT, skole or helsestasjon"
    case (.description, .empty): "what was found"
    case (.voucher, .empty): "the role of whoever vouches, such as rådgiver i regionen"
    case (.reason, .empty): "why the words are nobody's name, such as et ungdomshus"
    case (.reason, _): "a reason without people, such as et ungdomshus"
    case (.note, .empty): "what the problem is, and in roles who owns it"
    case (.theme, _):
      "an indicator, or a theme: forebygging, samhandling, tilgjengelighet or ledelse"
    case (.description, _), (.note, _): "a text about what is done, with roles for people"
    case (.contact, .name), (.recorder, .name), (.voucher, _):
      "a role in small letters, with a capital for places and offices only, such as leder av "
        + "ungdomslos-tjenesten ved NAV Kongsvinger"
    case (.contact, _): "a role such as leder av ungdomslos-tjenesten"
    case (.recorder, _): "a role such as rådgiver i regionen"
    }
  }
}

/// The error for a refused practice, with every problem found.
public struct RefusedPractice: Error, Sendable, CustomStringConvertible {
  public let problems: [PracticeProblem]

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
