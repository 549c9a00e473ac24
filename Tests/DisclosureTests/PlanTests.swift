import CellProtection
import Chance
import Geography
import Indicators
import MadeFigures
import Observations
import Testing

@testable import Disclosure

/// Nothing that is withheld can be computed from what is shown.
struct PlanTests {
  /// County 10 has 1001 to 1006, county 20 has 2001 to 2004; nobody is protected but who is named.
  private func world(
    few: [String], regions: [String: [String]] = [:], source: String = "made",
    sexes: [Sex] = [.both]
  ) throws -> MadeWorld {
    let all = (1001...1006).map(String.init) + (2001...2004).map(String.init)
    var world = try MadeWorld(
      all, regions: regions,
      indicator: .made(source: source, sexes: sexes.map(\.rawValue)))
    for code in all {
      for sex in sexes {
        let (x, n) = sex == .both ? (60, 300) : (30, 150)
        try world.put(few.contains(code) ? (sex == .both ? 4 : 2) : x, of: n, code, sex: sex)
      }
    }
    return world
  }

  /// What the attacker finds without protection, and with it.
  private func attack(_ series: [FigureSeries], link: (inout Attacker) -> Void = { _ in }) throws
    -> (open: Int, found: [Attacker.Cell: Int])
  {
    let indicators = series.map(\.indicator)
    var control = try DisclosureControl.made(indicators)
    let plan = control.plan(series)
    #expect(plan.exposed == [])
    control.add(plan)
    var (naive, attacker) = (Attacker(), Attacker())
    for series in series {
      let primary = plan.primary
      naive.read(
        series.withholding { unit in
          primary.contains(
            ProtectionPlan.Figure(
              indicator: series.indicator.id, year: series.year, sex: series.sex, unit: unit))
        }, of: series)
      attacker.read(control.shown(series), of: series)
    }
    link(&naive)
    link(&attacker)
    return (naive.found.count, attacker.found)
  }

  @Test(arguments: [
    // One is withheld in the region, and two in the county.
    (["1001", "1006"], ["valley": ["1001", "1002", "1003"]]),
    // The county without the region is one who is withheld, and the others.
    (["1001", "1002", "1006"], ["valley": ["1001", "1002", "1003"]]),
    // Two regions that differ by one who is withheld.
    (
      ["1001", "1002", "1003", "1005", "1006"],
      ["small": ["1001", "1002", "1004"], "larger": ["1001", "1002", "1003", "1004"]]
    ),
    // A county with one who is withheld, which the country would give back without the other county.
    (["1001"], [:]),
    // Three regions, of which the sum of two less the third is one who is withheld, twice.
    (
      ["1001", "1002", "1003"],
      ["a": ["1001", "1002"], "b": ["1001", "1003"], "c": ["1002", "1003"]]
    ),
  ])
  func placesGiveNothingBack(_ few: [String], _ regions: [String: [String]]) throws {
    var world = try world(few: few, regions: regions)
    for code in few { try world.put(2, of: 300, code) }
    let (open, found) = try attack([world.series()])
    #expect(open > 0)
    #expect(found == [:])
  }

  /// Four women and men are two and two, of whom neither is shown, beside both together.
  @Test func sexesGiveNothingBack() throws {
    var world = try world(few: [], sexes: [.both, .female, .male])
    try world.put(2, of: 150, "1001", sex: .female)
    try world.put(32, of: 300, "1001", sex: .both)
    let series = [Sex.both, .female, .male].map { world.series(2021, $0) }
    let (open, found) = try attack(series) { attacker in
      for unit in world.territory.units.map(\.code) {
        attacker.equate(
          Attacker.cell(unit, series[0]),
          [Attacker.cell(unit, series[1]), Attacker.cell(unit, series[2])])
      }
    }
    #expect(open == 1)
    #expect(found == [:])
  }

  /// Those of 20–24 and of 25–29 beside those of 20–29.
  @Test func agesGiveNothingBack() throws {
    var world = try world(few: [])
    for (unit, code) in world.territory.units.filter({ $0.code.level.isMunicipal }).enumerated() {
      let young = unit == 0 ? 2 : 25
      try world.put(young, of: 140, code.code.description, age: "20-24")
      try world.put(60 - young, of: 160, code.code.description, age: "25-29")
    }
    let series = try [["20-29"], ["20-24"], ["25-29"]].map { ages in
      var other = world
      other.indicator = try .made(id: ages[0], measure: .counts(ages))
      return other.series()
    }
    let (open, found) = try attack(series) { attacker in
      for unit in world.territory.units.map(\.code) {
        attacker.equate(
          Attacker.cell(unit, series[0]),
          [Attacker.cell(unit, series[1]), Attacker.cell(unit, series[2])])
      }
    }
    #expect(open > 0)
    #expect(found == [:])
  }

  /// 20–29 named by its two bands is the sum of both, as it is by its own name.
  @Test func agesNamedByTheirPartsGiveNothingBack() throws {
    var world = try world(few: [])
    for (unit, code) in world.territory.units.filter({ $0.code.level.isMunicipal }).enumerated() {
      let young = unit == 0 ? 2 : 25
      try world.put(young, of: 140, code.code.description, age: "20-24")
      try world.put(60 - young, of: 160, code.code.description, age: "25-29")
    }
    let series = try [["20-24", "25-29"], ["20-24"], ["25-29"]].map { ages in
      var other = world
      other.indicator = try .made(id: ages.joined(separator: "+"), measure: .counts(ages))
      return other.series()
    }
    let plan = try DisclosureControl.made(series.map(\.indicator)).plan(series)
    let first = try world.code("1001")
    let withheld = plan.withheld.filter { $0.unit == first }
    #expect(plan.primary.count == 1 && withheld.count == 2)
  }

  /// Of four aged 15–29 no more than four are 20–24: where the four are shown, the two have too little room.
  @Test func countOfAllAgesLimitsThatOfSome() throws {
    var world = try world(few: [])
    for unit in world.territory.units.filter({ $0.code.level.isMunicipal }) {
      let isFirst = unit.code.description == "1001"
      try world.put(isFirst ? 2 : 25, of: 140, unit.code.description, age: "20-24")
      try world.put(isFirst ? 4 : 60, of: 300, unit.code.description, age: "15-29")
    }
    let series = try [["15-29"], ["20-24"]].map { ages in
      var other = world
      other.indicator = try .made(id: ages[0], measure: .counts(ages))
      return other.series()
    }
    let plan = ProtectionPlan(
      series, .primary(threshold: 3, smallestDenominator: 10, protection: 5))
    let first = try world.code("1001")
    #expect(plan.exposed == [])
    #expect(plan.primary.map(\.indicator) == ["20-24"])
    #expect(plan.complementary.keys.contains { $0.indicator == "15-29" && $0.unit == first })
  }

  /// Everyone is of one age, so that two indicators count the same people, of whom one woman and one man are outside.
  @Test func indicatorsOfTheSamePeopleAreProtectedTogether() throws {
    let sexes: [Sex] = [.both, .female, .male]
    var world = try world(few: ["1001"], sexes: sexes)
    for unit in world.territory.units.filter({ $0.code.level.isMunicipal }) {
      for sex in sexes {
        let isFirst = unit.code.description == "1001"
        let x = (isFirst ? 1 : 30) * (sex == .both ? 2 : 1)
        for age in ["20-24", "15-29"] {
          try world.put(
            x, of: sex == .both ? 300 : 150, unit.code.description, sex: sex, age: age)
        }
      }
    }
    let series = try [["15-29"], ["20-24"]].flatMap { ages in
      var other = world
      other.indicator = try .made(
        id: ages[0], sexes: sexes.map(\.rawValue), measure: .counts(ages))
      return sexes.map { other.series(2021, $0) }
    }
    let plan = try DisclosureControl.made(series.map(\.indicator)).plan(series)
    #expect(plan.exposed == [])
    #expect(plan.primary.count == 6 && !plan.complementary.isEmpty)
    let hidden = ["15-29", "20-24"].map { id in
      Set(plan.withheld.filter { $0.indicator == id }.map { "\($0.unit) \($0.sex)" })
    }
    #expect(hidden[0] == hidden[1])
  }

  /// Those inside are all but those outside, and three shares are all together, whatever they are called: what is
  /// withheld of one is given back by no other.
  @Test func sharesOfTheSamePeopleAreProtectedTogether() throws {
    var world = try world(few: ["1001"])
    try world.put(2, of: 300, "1001")
    for unit in world.territory.units.filter({ $0.code.level.isMunicipal }) {
      let outside = unit.code.description == "1001" ? 2 : 60
      let numbers = ["inside": 300 - outside, "a": 100, "b": 200 - outside, "same": outside]
      for (measure, number) in numbers {
        try world.put(.number(Double(number)), measure, unit.code.description)
      }
    }
    let others = try ["inside", "a", "b", "same"].map { measure in
      var other = world
      other.indicator = try .made(id: measure, measure: .counts(measure, among: "people"))
      return other.series()
    }
    let series = [world.series()] + others
    let plan = try DisclosureControl.made(series.map(\.indicator)).plan(series)
    #expect(plan.exposed == [])
    func units(_ id: String) -> Set<UnitCode> {
      Set(plan.withheld.filter { $0.indicator == id }.map(\.unit))
    }
    let outside = units(world.indicator.id)
    #expect(outside.count > 1)
    #expect(units("inside") == outside && units("same") == outside)
    #expect(units("a").union(units("b")).isSuperset(of: outside))
  }

  /// A share of those outside tells how many they are by its denominator.
  @Test func withheldCountIsNoDenominator() throws {
    var world = try world(few: ["1001"])
    try world.put(2, of: 300, "1001")
    for unit in world.territory.units.filter({ $0.code.level.isMunicipal }) {
      try world.put(.number(20), "seeking", unit.code.description)
    }
    try world.put(.number(1), "seeking", "1001")
    var other = world
    other.indicator = try .made(id: "seeking", measure: .counts("seeking", among: "outside"))
    let series = [world.series(), other.series()]
    let plan = try DisclosureControl.made(series.map(\.indicator)).plan(series)
    #expect(plan.exposed == [])
    let withheld = plan.withheld.filter { $0.indicator == world.indicator.id }.map(\.unit)
    #expect(withheld.count > 1)
    for unit in withheld {
      #expect(plan.withheld.contains { $0.indicator == "seeking" && $0.unit == unit })
    }
  }

  /// Three years together less the two that are shown.
  @Test func pooledYearsFallWithEachOfThem() throws {
    var world = try world(few: [])
    for year in 2019...2020 {
      for unit in world.territory.units where unit.code.level.isMunicipal {
        try world.put(60, of: 300, unit.code.description, year: year)
      }
    }
    try world.put(2, of: 300, "1001", year: 2020)
    let control = try DisclosureControl.made([world.indicator])
    let shown = (2019...2021).map { control.shown(world.series($0)) }
    let pooled = try #require(FigureSeries(pooling: shown))
    #expect(try pooled[world.code("1001")] == .none(.suppressed, .withheld))
    #expect(try pooled[world.code("2001")].value != nil)
    let change = world.changes(since: world.zeroPoint()).estimate(
      try world.unit("1001"), in: shown[1])
    #expect(!control.protect([change], in: shown[1], since: shown[2]).rows[0].hasNumbers)
  }

  /// A school and its municipality, in which there is one other.
  @Test func schoolsGiveNothingBack() throws {
    let schools = ["975280888", "974600951", "974568098"]
    var world = try MadeWorld(["1001", "1002"], indicator: .made(measure: .mean))
    for (school, pupils) in zip(schools, [8, 60, 70]) {
      try world.put(school: school, "Skole \(pupils)", in: ["1001"])
      try world.put(mean: 40 + Double(pupils) / 10, of: pupils, school)
    }
    try world.put(mean: 45, of: 138, "1001")
    try world.put(mean: 42, of: 300, "1002")
    let series = world.series()
    let shown = try DisclosureControl.made([world.indicator]).shown(series)
    let withheld = try schools.filter { shown[try world.code($0)].value == nil }
    #expect(withheld.first == schools[0])
    let municipality = shown[try world.code("1001")]
    #expect(withheld.count > 1 || municipality.value == nil)
  }

  /// Nothing is protected in them, and nothing is computed for them.
  @Test func openSourcesAreLeftAlone() throws {
    let world = try world(few: ["1001"], regions: ["valley": ["1001", "1002"]], source: "open")
    let control = try DisclosureControl.made([world.indicator])
    #expect(control.plan([world.series()]).withheld.isEmpty)
    #expect(try control.shown(world.series())[world.code("1001")].value != nil)
  }

  /// A figure that was withheld before stays so when its source has revised it.
  @Test func revisionUncoversNothing() throws {
    let world = try world(few: [])
    let control = try DisclosureControl.made([world.indicator])
    let figure = ProtectionPlan.Figure(
      indicator: world.indicator.id, year: 2021, sex: .both, unit: try world.code("1001"))
    #expect(control.plan([world.series()]).withheld.isEmpty)
    let plan = control.plan([world.series()], earlier: ProtectionPlan.Withheld(primary: [figure]))
    #expect(plan.primary == [figure] && !plan.complementary.isEmpty && plan.exposed.isEmpty)
    // A run after it withholds the same.
    let next = control.plan([world.series()], earlier: plan.reasons)
    #expect(next.reasons == plan.reasons)
  }

  /// Random countries: one in three withheld, three regions across, both sexes.
  @Test(arguments: 0..<12) func nothingIsFoundInRandomCountries(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let codes = (1001...1009).map(String.init) + (2001...2007).map(String.init)
    var regions: [String: [String]] = [:]
    for region in ["a", "b", "c"] {
      let members = codes.filter { _ in random.below(3) == 0 }
      if members.count > 1 { regions[region] = members }
    }
    var world = try MadeWorld(
      codes, regions: regions, indicator: .made(sexes: ["both", "female", "male"]))
    for code in codes {
      let (women, men) = (random.below(12), random.below(40))
      try world.put(women, of: 60, code, sex: .female)
      try world.put(men, of: 70, code, sex: .male)
      try world.put(women + men, of: 130, code, sex: .both)
    }
    let series = [Sex.both, .female, .male].map { world.series(2021, $0) }
    let (_, found) = try attack(series) { attacker in
      for unit in world.territory.units.map(\.code) {
        attacker.equate(
          Attacker.cell(unit, series[0]),
          [Attacker.cell(unit, series[1]), Attacker.cell(unit, series[2])])
      }
    }
    let primary = try DisclosureControl.made([world.indicator]).plan(series).primary
    #expect(
      found.keys.filter { cell in
        primary.contains(
          ProtectionPlan.Figure(
            indicator: cell.indicator, year: cell.year, sex: cell.sex, unit: cell.unit))
      } == [])
  }
}
