import Chance
import Testing

@testable import Flagging

/// The profile of deviance: which side of its expectation a unit is on, and who outdoes whom.
struct ProfileTests {
  /// Every profile over three themes, each better, as expected, worse or not judged.
  private static let all: [Profile] = {
    let choices: [Deviation?] = [.worse, .asExpected, .better, nil]
    return choices.flatMap { a in
      choices.flatMap { b in choices.map { c in Profile([a, b, c]) } }
    }
  }()

  private static let judged = all.filter { $0.judged == 3 }

  @Test func nothingDominatesItself() {
    #expect(Self.all.allSatisfy { !$0.dominates($0) })
  }

  @Test func whatDominatesADominatorDominates() {
    for a in Self.all {
      for b in Self.all where a.dominates(b) {
        #expect(!b.dominates(a))
        for c in Self.all where b.dominates(c) { #expect(a.dominates(c)) }
      }
    }
  }

  @Test func mirroredPolarityTurnsTheRelationRound() {
    for a in Self.judged {
      for b in Self.judged {
        #expect(a.dominates(b) == b.mirrored.dominates(a.mirrored))
      }
    }
  }

  @Test(arguments: 0..<200) func aDominatedUnitIsNeverOnTheFront(_ seed: UInt64) {
    let profiles = Self.some(seed)
    let front = Profile.front(profiles)
    for place in profiles.indices {
      let isOutdone = profiles.contains { $0.dominates(profiles[place]) }
      #expect(
        front.contains(place) == (profiles[place].count(.better) > 0 && !isOutdone))
    }
  }

  @Test(arguments: 0..<200) func theOrderOfUnitsChangesNothing(_ seed: UInt64) {
    let profiles = Self.some(seed)
    let front = Set(Profile.front(profiles).map { profiles[$0] })
    let backwards = Array(profiles.reversed())
    #expect(Set(Profile.front(backwards).map { backwards[$0] }) == front)
  }

  /// What is not known of a unit keeps nobody from outdoing it, and helps it to outdo nobody.
  @Test func whatIsNotJudgedCountsForNobody() {
    let (known, partly) = (Profile([.better, .asExpected]), Profile([.asExpected, nil]))
    #expect(known.dominates(partly))
    #expect(!Profile([.better, nil]).dominates(Profile([.asExpected, .worse])))
    #expect(Profile.front([Profile([nil, nil]), Profile([.asExpected, .asExpected])]) == [])
  }

  @Test func betterWithoutBeingWorse() {
    #expect(Profile([.better, .asExpected, nil]).isBetterAndNeverWorse)
    #expect(!Profile([.better, .worse]).isBetterAndNeverWorse)
    #expect(!Profile([.asExpected, .asExpected]).isBetterAndNeverWorse)
  }

  private static func some(_ seed: UInt64) -> [Profile] {
    var random = SplitMix64(seed: seed)
    return (0..<12).map { _ in random.one(of: all) }
  }
}

extension Profile {
  fileprivate var mirrored: Profile {
    Profile(
      deviations.map { deviation in
        switch deviation {
        case .better: .worse
        case .worse: .better
        default: deviation
        }
      })
  }
}
