import Analysis
import Practices

extension VouchedForOptions {
  /// What a check lets through with the words that are vouched for.
  /// - Throws: `Refusal`, with every problem on standard error.
  func passed<Checked>(_ check: (Vouching) throws(RefusedPractice) -> Checked) throws -> Checked {
    do throws(RefusedPractice) {
      return try check(vouching())
    } catch {
      Console.explain(lines: error.problems.map(\.explained))
      throw Refusal("nothing was recorded")
    }
  }
}

extension PracticeProblem {
  /// The problem's text, with the option that overrides it where there is one.
  var explained: String {
    guard canBeVouchedFor else { return description }
    return description + "; if it is nobody's name, say so with --not-a-person \"\(text)\", "
      + "--vouched-by and --because"
  }
}
