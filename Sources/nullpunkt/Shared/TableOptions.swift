import ArgumentParser
import Reporting

/// The options for what a user's own table does not say by itself.
struct TableOptions: ParsableArguments {
  enum DecimalMark: String, ExpressibleByArgument, CaseIterable {
    case comma, point

    var character: Character { self == .comma ? "," : "." }
  }

  /// What is done with rows that are no unit: totals, and notes below the table.
  enum OtherRows: String, ExpressibleByArgument, CaseIterable {
    case refuse
    case setAside = "set-aside"
    case keep
  }

  @Option(
    help: ArgumentHelp(
      "The table's decimal mark, comma or point, where its numbers leave it open.",
      valueName: "mark"))
  var decimalMark: DecimalMark?
  @Option(
    help: ArgumentHelp(
      "What becomes of totals among the units and notes below them: refuse, set-aside or keep.",
      valueName: "way"))
  var otherRows = OtherRows.refuse
  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "The language of refusals: nb is bokmål, nn nynorsk.",
      discussion: "Without it, what NULLPUNKT_LANGUAGE says, or else English."))
  var languageOfRefusals: Language?

  /// What resolves a mark that may mean two things.
  static let remedy = "--decimal-mark comma or point"
}
