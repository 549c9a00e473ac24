import Statistics
import Testing

@testable import Flagging

/// What stops a unit, gate by gate, and what is said where there is nothing to judge by.
struct GateTests {
  @Test func withheldSmallAndUnknownUnitsAreNotTested() throws {
    var made = try MadeFamily()
    made.periods[2].shares[10] = nil
    made.periods[2].shares[11] = try Share(0, of: 49)
    made.periods[2].context[0] = Context(
      "grades", made.periods[2].context[0].values.enumerated().map { $0 == 12 ? nil : $1 })
    let search = try made.search()
    let units = search.tested.units
    #expect(units[10].lack == .figure && search.units[10].gates.stoppedBy == .eligible)
    #expect(units[11].lack == .people && search.units[11].gates.stoppedBy == .eligible)
    #expect(units[12].lack == .context(["grades"]) && search.units[12].gates.stoppedBy == .expected)
    #expect(units[12].lack?.description == "context not known: grades")
    for unit in [10, 11, 12] {
      #expect(units[unit].pValue == nil && units[unit].expected == nil)
    }
    #expect(search.tested.tested == 57)
    // Who is withheld is still alike.
    #expect(units.contains { $0.peers.contains(12) } == false)
    #expect(!units.contains { $0.peers.contains(10) })
  }

  @Test func effectThatIsTooSmallStopsADeviant() throws {
    var made = try MadeFamily()
    let deviant = try #require(try made.search().passing.first)
    made.aim = Aim(better: .lowerIsBetter, floor: 50, smallestDifference: 0.5)
    let search = try made.search()
    #expect(search.passing.isEmpty)
    #expect(search.units[deviant].gates.stoppedBy == .effect)
  }

  /// Far better in the last period alone.
  @Test func whatDoesNotLastIsStopped() throws {
    var made = try MadeFamily(deviants: 0)
    made.periods[2].shares[5] = try Share(10, of: 1000)
    for period in [0, 1] { made.periods[period].shares[5] = try Share(400, of: 1000) }
    let judged = try made.search().units[5]
    #expect(judged.lasting == DeviantSearch.Judged.Lasting(better: 1, of: 3))
    #expect(judged.gates.stoppedBy == .lasting)
  }

  /// A unit without a figure before has not shown that it lasts.
  @Test func unitWithoutEarlierFiguresHasNotLasted() throws {
    var made = try MadeFamily()
    let deviant = try #require(try made.search().passing.first)
    for period in [0, 1] { made.periods[period].shares[deviant] = nil }
    let judged = try made.search().units[deviant]
    #expect(judged.lasting == DeviantSearch.Judged.Lasting(better: 1, of: 1))
    #expect(judged.gates.stoppedBy == .lasting)
  }

  @Test func onePeriodAloneCannotBeJudgedForLasting() throws {
    let made = try MadeFamily(periods: 1)
    let search = try made.search()
    #expect(search.units.allSatisfy { $0.gates[.lasting] == .notJudged && $0.lasting == nil })
    #expect(!search.passing.isEmpty)
  }

  @Test func withoutContextAllOthersAreTheExpectationAndThereAreNoPeers() throws {
    var made = try MadeFamily()
    for index in made.periods.indices { made.periods[index].context = [] }
    let search = try made.search()
    #expect(search.tested.basis == .common)
    #expect(search.units.allSatisfy { $0.gates[.peers] == .notJudged })
    #expect(search.tested.units.allSatisfy { $0.peerValue == nil && $0.robustZ != nil })
  }

  /// Three coefficients ask for thirty units.
  @Test(arguments: [(29, Basis.peers), (30, .regression)])
  func fewUnitsLeaveItToThePeers(_ count: Int, _ basis: Basis) throws {
    let search = try MadeFamily(count).search()
    #expect(search.tested.basis == basis)
    guard basis == .peers else { return }
    for unit in search.tested.units {
      #expect(unit.expected == unit.peerValue && unit.studentisedResidual == nil)
    }
  }

  @Test func fewUnitsWithoutPeersExpectNothing() throws {
    var made = try MadeFamily(9)
    for index in made.periods.indices { made.periods[index].context = [] }
    let search = try made.search()
    #expect(search.tested.basis == nil && search.tested.tested == 0)
    #expect(search.tested.units.allSatisfy { $0.lack == .expectation })
    #expect(search.passing.isEmpty)
  }

  @Test func contextThatIsConstantOrFollowsFromOthersIsRefusedByName() throws {
    var made = try MadeFamily()
    let grades = made.periods[2].context[0]
    made.periods[2].context[1] = Context("same", grades.values.map { _ in 7 })
    #expect(throws: RegressionError.constantColumn("same")) { try made.search() }
    made.periods[2].context[1] = Context("twice", grades.values.map { $0.map { 2 * $0 } })
    #expect(throws: RegressionError.collinearColumn("twice", with: ["grades"])) {
      try made.search()
    }
  }

  @Test func groupsOfFewAreNoPeers() throws {
    var made = try MadeFamily()
    made.rule = .groups(made.names.indices.map { $0 < 5 ? "few" : $0 < 20 ? nil : "many" })
    let units = try made.search().tested.units
    #expect(units[..<20].allSatisfy { $0.peerValue == nil && $0.peers.isEmpty })
    #expect(units[20...].allSatisfy { $0.peers.count == 39 })
  }

  /// A method that knows nothing has no voice; with one voice alone nothing is judged.
  @Test func agreementNeedsTwoVoices() throws {
    var made = try MadeFamily()
    let deviant = try #require(try made.search().passing.first)
    made.settings.agreement = CandidateSettings.Agreement(methods: 3, strength: 100)
    #expect(try made.search().units[deviant].gates.stoppedBy == .agreement)
    made.settings.fewestPeers = 59
    #expect(try made.search().units[deviant].gates[.agreement] == .notJudged)
  }

  /// Units that all have the same share: nobody is better, and nobody has a place.
  @Test func equalUnitsAreNotBetterAndHaveNoRank() throws {
    var made = try MadeFamily(periods: 1)
    made.aim = Aim(better: .lowerIsBetter, floor: 1, smallestDifference: 0)
    made.periods[0].shares = try made.names.map { _ in try Share(10, of: 100) }
    let search = try made.search()
    #expect(search.units.allSatisfy { $0.gates.stoppedBy == .expected })
    for standing in search.tested.standings() {
      #expect(standing?.rank == nil && standing?.interval95 == nil)
      #expect(standing?.rankInterval95 == 2...59)
    }
  }

  @Test func familiesThatAreNoneAreRefused() throws {
    let aim = Aim(better: .lowerIsBetter, floor: 1, smallestDifference: 0)
    let share = Outcome.share(try Share(1, of: 2))
    #expect(throws: FamilyError.repeatedUnit) {
      try Family(period: "1", aim: aim, units: ["a", "a"], outcomes: [share, share])
    }
    #expect(throws: FamilyError.mixedOutcomes) {
      try Family(
        period: "1", aim: aim, units: ["a", "b"], outcomes: [share, .mean(Mean(1, of: 2))])
    }
    #expect(throws: FamilyError.unequalLengths(column: "c", count: 1, units: 2)) {
      try Family(
        period: "1", aim: aim, units: ["a", "b"], outcomes: [share, nil],
        context: [Context("c", [1])])
    }
  }
}
