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
    let read = try JSONDecoder().decode(CandidateSettings.self, from: Data(whole.utf8))
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
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        CandidateSettings.self, from: Data(whole.replacing(right, with: wrong).utf8))
    }
  }

  /// Every setting a step to either side, and nothing else.
  @Test func sensitivityNamesEachNeighbour() throws {
    let made = try MadeFamily()
    let families = try made.families()
    let sensitivity = try Sensitivity(
      families, DeviantSearch(families, made.settings), made.settings)
    #expect(
      sensitivity.variants.map(\.change.description) == [
        "q = 0.05", "q = 0.2", "smallest difference × 0.5", "smallest difference × 1.5",
        "lasting 1/3", "lasting 3/3", "lasting 3/5", "lasting by direction alone", "agreement of 1",
        "agreement of 3", "overdispersion winsorised", "overdispersion consistent", "10 peers",
        "40 peers",
      ])
    let named = try made.search().candidates
    for variant in sensitivity.variants where variant.change == .falseDiscoveryRate(0.2) {
      #expect(variant.candidates.isSuperset(of: named))
    }
    for unit in named { #expect(sensitivity.count(of: unit) > 0) }
  }
}
