import Files
import Testing

@testable import Disclosure

/// The rules as the settings state them, and what each protects.
struct RuleTests {
  private static let settings = """
    {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10},
     "sources": {"open": {"rule": "inherit"},
                 "lenient": {"rule": "primary", "threshold": 1, "smallest_denominator": 5}}}
    """

  @Test func rulesAreReadBySource() throws {
    let rules = try decode(DisclosureRules.self, Self.settings)
    #expect(rules.rule(for: "open") == .inherit)
    #expect(
      rules.rule(for: "lenient") == .primary(threshold: 1, smallestDenominator: 5, protection: 2))
  }

  @Test(arguments: ["other", "", "Open", "open "])
  func sourceThatIsNotListedGetsTheDefault(_ source: String) throws {
    let rules = try decode(DisclosureRules.self, Self.settings)
    #expect(
      rules.rule(for: source) == .primary(threshold: 3, smallestDenominator: 10, protection: 4))
  }

  @Test(arguments: [
    #"{"sources": {}}"#, #"{"default": {"rule": "inherit"}}"#,
    #"{"default": {"rule": "primary", "threshold": 3}, "sources": {}}"#,
    #"{"default": {"rule": "primary", "smallest_denominator": 10}, "sources": {}}"#,
    #"{"default": {"rule": "none"}, "sources": {}}"#,
    #"{"default": {"rule": "inherit"}, "sources": {"a": {"rule": "Inherit"}}}"#,
    #"{"default": {"rule": "inherit"}, "sources": {"a": {}}}"#,
  ])
  func settingsThatLackARuleAreRefused(_ text: String) {
    #expect(throws: SettingsRefusal.self) { try decode(DisclosureRules.self, text) }
  }

  @Test(arguments: [
    (#"{"rule": "primary", "threshold": -1, "smallest_denominator": 10}"#, "-1 is not a number"),
    (#"{"rule": "primary", "threshold": 3, "smallest_denominator": -5}"#, "-5 is not a number"),
    (
      #"{"rule": "primary", "threshold": 3, "smallest_denominator": 5, "protection": 0}"#,
      "0 is not a number"
    ),
    (#"{"rule": "inherit", "threshold": 3}"#, "stands under inherit"),
    (#"{"rule": "inherit", "protection": 3}"#, "stands under inherit"),
    (#"{"rule": "primary", "treshold": 3, "smallest_denominator": 10}"#, "is no key here"),
  ])
  func ruleThatProtectsOtherwiseThanItSaysIsRefused(_ text: String, _ reason: String) {
    let refusal = #expect(throws: SettingsRefusal.self) {
      try decode(DisclosureRules.Rule.self, text)
    }
    #expect(refusal?.reason.hasPrefix(reason) == true && refusal?.line == 1)
  }

  @Test func unknownRuleIsNamed() throws {
    let refusal = #expect(throws: SettingsRefusal.self) {
      try decode(DisclosureRules.Rule.self, #"{"rule": "none"}"#)
    }
    #expect(refusal?.reason == "none is not a rule; expected inherit or primary")
  }

  /// Three or fewer outside, three or fewer inside, ten or fewer in all.
  @Test(arguments: [
    (0, 100, true), (3, 100, true), (4, 100, false), (96, 100, false), (97, 100, true),
    (100, 100, true), (5, 10, true), (5, 11, false), (4, 11, false), (7, 11, false),
    (8, 11, true), (4, 8, true), (0, 0, true), (50_000, 100_000, false),
  ])
  func primaryRuleAtItsEdges(_ x: Int, _ n: Int, _ isProtected: Bool) {
    let rule = DisclosureRules.Rule.primary(threshold: 3, smallestDenominator: 10, protection: 4)
    #expect(rule.protects(x, of: n) == isProtected)
  }

  @Test(arguments: [(0, 1), (1, 1), (3, 100), (5, 10)])
  func inheritProtectsNothing(_ x: Int, _ n: Int) {
    #expect(!DisclosureRules.Rule.inherit.protects(x, of: n))
  }

  private func decode<Content: SettingsReadable>(_ type: Content.Type, _ text: String) throws
    -> Content
  {
    try Content(reading: SettingsNode(json: text))
  }
}
