extension PracticeCheck {
  /// Returns the step marked as checked.
  /// - Parameter vouching: who states that words in the note are not names, and why.
  /// - Throws: `RefusedPractice` with every problem.
  public func check(_ step: GroupStep, vouchedFor vouching: Vouching = .none)
    throws(RefusedPractice) -> CheckedGroupStep
  {
    var problems = self.problems(
      told: [(.note, step.note)], roles: [(.recorder, step.recordedBy)], vouching)
    // A problem that is owned is said in words, or nobody knows later what it was.
    if step.kind == .problemOwned, step.note.isEmpty {
      problems.append(PracticeProblem(field: .note, kind: .empty, text: ""))
    }
    guard problems.isEmpty else { throw RefusedPractice(problems: problems) }
    return CheckedGroupStep(step: step, vouching: vouching)
  }
}

/// A group's step that has passed the check. Only `PracticeCheck` can create one, and only such steps can be
/// stored.
public struct CheckedGroupStep: Sendable, Hashable {
  public let step: GroupStep
  /// Who vouches for words of it.
  public let vouching: Vouching

  init(step: GroupStep, vouching: Vouching = .none) {
    (self.step, self.vouching) = (step, vouching)
  }
}
