import Files
import Foundation
import Testing

@testable import Flagging

/// The settings file: read strictly, refused where it stands.
struct SettingsTests {
  private let whole = #"""
    {"false_discovery_rate": 0.1, "lasting": {"better": 2, "of": 3, "strength": 1.645},
     "agreement": {"methods": 2, "strength": 1.645}, "fewest_peers": 5,
     "units_per_coefficient": 10, "overdispersion": "robust_paule_mandel", "context_years": 5}
    """#

  @Test func fileAndProgramAgree() throws {
    let read = try CandidateSettings(reading: SettingsNode(json: whole))
    #expect(read == CandidateSettings())
  }

  @Test(arguments: [
    (#""false_discovery_rate": 0.1"#, #""false_discovery_rate": 1"#),
    (#""better": 2"#, #""better": 4"#), (#""methods": 2"#, #""methods": 0"#),
    (#""strength": 1.645}, "f"#, #""strength": -1}, "f"#),
    (#""context_years": 5"#, #""context_years": 0"#),
    (#""fewest_peers": 5"#, #""fewest_peer": 5"#),
    (#""robust_paule_mandel""#, #""guess""#),
  ])
  func whatCannotBeIsRefused(_ right: String, _ wrong: String) {
    #expect(whole.contains(right))
    #expect(throws: SettingsRefusal.self) {
      try CandidateSettings(
        reading: SettingsNode(json: whole.replacing(right, with: wrong)))
    }
  }

  /// Every choice that is another, one at a time, and nothing else.
  @Test func sensitivityNamesEachOtherChoice() throws {
    let made = try MadeFamily(deviants: 3)
    let families = try made.families()
    let search = try LastingSearch(families, q: 0.1, made.settings)
    let sensitivity = try Sensitivity(families, search, made.settings)
    #expect(
      sensitivity.variants.map(\.change.description) == [
        "q = 0.05", "q = 0.2", "smallest difference × 0.5", "smallest difference × 1.5",
        "smallest difference × 2.0", "without grades", "without distance",
      ])
    let named = Set(search.named)
    #expect(named.count >= 2)
    #expect(sensitivity.variants[1].candidates.isSuperset(of: named))
    #expect(sensitivity.variants[2].candidates.isSuperset(of: named))
    #expect(sensitivity.variants[3].candidates.isSubset(of: named))
    for unit in named { #expect(sensitivity.count(of: unit) > 0) }
    // The figures are made from both circumstances.
    let explained = try #require(sensitivity.explained)
    #expect(explained > 0.02 && explained < 1)
    #expect(sensitivity.of([]).variants.allSatisfy { $0.candidates.isEmpty })
  }
}
