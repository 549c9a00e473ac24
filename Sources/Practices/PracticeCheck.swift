import Files
import Geography
import Observations

/// Checks records of practices for personal data, as well as rules can.
///
/// A check and no guarantee: it sees addresses, long numbers, days of birth, initials in a signature, given names
/// that are on its list and words in capitals, not a rare name in small letters, nor a description of somebody.
public struct PracticeCheck: Sendable {
  private let words: PracticeWords
  /// The words of all place names, in lower case.
  private let places: Set<String>

  public init(_ words: PracticeWords, _ geography: Geography) {
    self.words = words
    let names =
      geography.municipalities.map(\.name) + geography.counties.map(\.name)
      + geography.regions.map(\.name)
    places = Set(names.flatMap { $0.split { !$0.isLetter && $0 != "-" } }.map { $0.lowercased() })
  }

  /// Returns the practice marked as checked.
  /// - Parameter vouching: who states that words in service or description are not names, and why.
  /// - Throws: `RefusedPractice` with every problem.
  public func check(_ practice: Practice, vouchedFor vouching: Vouching = .none)
    throws(RefusedPractice) -> CheckedPractice
  {
    let told = [
      (PracticeProblem.Field.service, practice.service), (.description, practice.description),
    ]
    let roles = [
      (PracticeProblem.Field.contact, practice.contact), (.recorder, practice.recordedBy),
    ]
    var problems = self.problems(told: told, roles: roles, vouching)
    // Whom to ask is known to whoever has been there.
    let needed = practice.visited == nil ? told : told + roles.prefix(1)
    problems += needed.filter { $0.1.isEmpty }
      .map { PracticeProblem(field: $0.0, kind: .empty, text: "") }
    // Without either nobody finds it again.
    if practice.indicator == nil, practice.theme == nil {
      problems.append(PracticeProblem(field: .theme, kind: .empty, text: ""))
    }
    guard problems.isEmpty else { throw RefusedPractice(problems: problems) }
    return CheckedPractice(practice: practice, vouching: vouching)
  }

  /// Returns a practice whose texts are recorded already marked as checked, with the vouching of then.
  /// - Parameter vouching: what is kept beside the entry; `.none` also for one from before it was kept.
  /// - Throws: `RefusedPractice` for traces of people that nobody may vouch for.
  public func recheck(_ practice: Practice, vouchedFor vouching: Vouching)
    throws(RefusedPractice) -> CheckedPractice
  {
    do throws(RefusedPractice) {
      return try check(practice, vouchedFor: vouching)
    } catch {
      guard error.problems.allSatisfy(\.canBeVouchedFor) else { throw error }
      return CheckedPractice(practice: practice, vouching: vouching)
    }
  }

  /// The traces of people in texts and in roles, and the words vouched for that stand in no text.
  func problems(
    told: [(PracticeProblem.Field, String)], roles: [(PracticeProblem.Field, String)],
    _ vouching: Vouching
  ) -> [PracticeProblem] {
    let vouchedFor = vouching.words
    let name = PersonName(words: words, places: places)
    // What is vouched for is a small word that is no name.
    func vouched(_ text: String) -> String {
      vouchedFor.filter { !$0.isEmpty }.reduce(text) { $0.replacing($1, with: "dette") }
    }
    var problems = vouchedFor.filter { words in
      words.isEmpty || !told.contains { $0.1.contains(words) }
    }
    .map { PracticeProblem(field: told.last?.0 ?? .description, kind: .vouchedForInVain, text: $0) }
    problems += (told + roles).flatMap { field, text in
      PersonalTrace.all(in: text, offices: words.offices).map {
        PracticeProblem(field: field, kind: .trace($0.kind), text: $0.text)
      }
    }
    problems += told.flatMap { field, text in
      name.found(inProse: vouched(text)).map {
        PracticeProblem(field: field, kind: .name, text: $0)
      }
    }
    problems += roles.flatMap { field, text in
      name.found(inRole: text).map { PracticeProblem(field: field, kind: .name, text: $0) }
    }
    if !vouchedFor.isEmpty {
      problems += vouchingProblems(vouching, name, vouched)
    }
    return problems
  }

  /// What in the name of a service or a role could be a person's, each with the text.
  /// - Parameter vouchedFor: capitalised words that the user states are not names.
  package func traces(inRole text: String, vouchedFor: [String] = [])
    -> [(kind: PracticeProblem.Kind, text: String)]
  {
    let traces = PersonalTrace.all(in: text, offices: words.offices).map {
      (kind: PracticeProblem.Kind.trace($0.kind), text: $0.text)
    }
    return traces
      + PersonName(words: words, places: places)
      .found(inRole: vouchedFor.reduce(text) { $0.replacing($1, with: "") }).map { (.name, $0) }
  }

  /// What is wrong with the words of whoever vouches.
  private func vouchingProblems(
    _ vouching: Vouching, _ name: PersonName, _ vouched: (String) -> String
  ) -> [PracticeProblem] {
    let texts = [
      (PracticeProblem.Field.voucher, vouching.by, name.found(inRole: vouching.by)),
      (.reason, vouching.because, name.found(inProse: vouched(vouching.because))),
    ]
    return texts.flatMap { field, text, names -> [PracticeProblem] in
      if text.isEmpty { return [PracticeProblem(field: field, kind: .empty, text: "")] }
      return PersonalTrace.all(in: text, offices: words.offices).map {
        PracticeProblem(field: field, kind: .trace($0.kind), text: $0.text)
      } + names.map { PracticeProblem(field: field, kind: .name, text: $0) }
    }
  }
}

/// A practice that has passed the check. Only `PracticeCheck` can create one, and only such practices can
/// be stored.
public struct CheckedPractice: Sendable, Hashable {
  public let practice: Practice
  /// Who let through what looked like a name.
  public let vouching: Vouching

  init(practice: Practice, vouching: Vouching = .none) {
    (self.practice, self.vouching) = (practice, vouching)
  }
}
