import Analysis
import Disclosure
import Files
import Flagging
import Foundation
import Geography
import Ingestion
import MadeFigures
import Observations
import Practices

@testable import Indicators
@testable import Reporting

/// What a report would tell of the made-up country: a region of 1001, 1002 and 1003 in county 10,
/// and thirty municipalities of county 20.
struct MadeReport {
  var worlds: [MadeWorld] = []
  var settings = CandidateSettings()
  var practices: [RecordedPractice] = []
  /// What groups told, in the place of the practices; nil for none.
  var register: PracticeRegister?
  var hasCounty = true
  var years = [2022, 2023]
  var files: [FileAccount] = []
  var coverage: Coverage?
  var printedChange: PrintedChange?
  /// Figures of 2019 alone, of an indicator that 2021 knows nothing of.
  var older: MadeWorld?

  private static let codes = (1001...1004).map(String.init) + (2001...2030).map(String.init)

  /// The same with what the region's groups told and did.
  static func grouped() throws -> MadeReport {
    var report = try rich()
    report.register = PracticePageTests.register(of: try report.content().region)
    return report
  }

  /// Counts by sex, a published share and a mean; 1003 is protected, 1004 too small, 2030 a candidate.
  static func rich() throws -> MadeReport {
    var report = MadeReport()
    var counted = try world(.made(sexes: ["both", "female", "male"], floor: 50))
    for (year, x) in [(2021, 290), (2022, 285), (2023, 200)] {
      for (sex, part) in [(Sex.both, 1), (.female, 2), (.male, 2)] {
        try counted.put(x / part, of: 1899 / part, "1001", year: year, sex: sex)
        try counted.put(60 / part, of: 900 / part, "1002", year: year, sex: sex)
        try counted.put(3, of: 77, "1003", year: year, sex: sex)
        try counted.put(5, of: 40, "1004", year: year, sex: sex)
        for code in 2001...2029 {
          try counted.put(200 / part, of: 2000 / part, String(code), year: year, sex: sex)
        }
        try counted.put(60 / part, of: 2000 / part, "2030", year: year, sex: sex)
      }
    }
    var printed = try world(
      .made(id: "printed", source: "open", measure: .published, beside: "outside"))
    try printed.put(.number(30), "printed.numerator", "valley")
    try printed.put(.number(150), "printed.denominator", "valley")
    try printed.put(.number(0.228), "printed", "1001")
    try printed.put(.number(0.2), "printed", "0")
    report.worlds = [counted, printed, try averaged(), try explained()]
    report.files = [account(setAside: true), account(setAside: false)]
    report.coverage = try coverage([counted.indicator, printed.indicator])
    report.printedChange = PrintedChange(
      indicator: "printed", unit: try printed.code("valley"), year: 2022, persons: -10,
      denominator: 150)
    report.practices = [
      RecordedPractice(
        id: 1,
        practice: Practice(
          indicator: "outside", unit: try counted.unit("2030"), period: 2021,
          visited: CalendarDay(year: 2024, month: 5, day: 14), service: MadeNames.of("NAV"),
          description: MadeNames.of("Meets *them* outdoors."), rarity: .veryUnusual,
          contact: MadeNames.of("leader")),
        replaces: nil, replacedBy: nil)
    ]
    return report
  }

  /// A survey's whole percents with the number who answered, the country's too.
  static func surveyed() throws -> MadeReport {
    var report = try bare()
    var survey = try world(.made(id: "survey", measure: .published))
    for (unit, share, answered) in [("1001", 0.29, 210), ("1002", 0.2, 300), ("0", 0.21, 100_000)] {
      try survey.put(.number(share), "printed", unit)
      try survey.put(.number(Double(answered)), "printed.n_answered", unit)
    }
    report.worlds.append(survey)
    return report
  }

  /// Figures of every kind, to be had in every way, and a theme without any.
  private static func coverage(_ indicators: [Indicator]) throws -> Coverage {
    let ways = ["made": "open", "ask": "ordered", "hand": "entered", "gone": "unobtainable"]
    let text = #"{"nb": "Tabellen.", "nn": "Tabellen.", "en": "The table."}"#
    let places = ways.sorted { $0.key < $1.key }.map { source, way in
      let address = way == "unobtainable" ? "" : #""address": "https://example.org","#
      return #""\#(source)": {"table": \#(text), "access": "\#(way)", \#(address) "#
        + #""choices": \#(text), "recipe": "made"}"#
    }
    let sources = try Obtaining(
      reading: SettingsNode(json: #"{"sources": {\#(places.joined(separator: ","))}}"#))
    let health = try ["ask", "hand", "gone"].map { try Indicator.made(id: "of_\($0)", source: $0) }
    func theme(_ id: String, _ indicators: [Indicator]) -> Catalogue.Theme {
      Catalogue.Theme(
        id: id, order: 1, name: indicators[0].name, indicators: indicators)
    }
    return Coverage(
      [theme("work", indicators), theme("health", health)], years: Array(2019...2023),
      municipalities: 3, sources
    ) { indicator, year in
      guard indicator.id == "outside" else { return nil }
      return switch year {
      case 2020: .init(ofAnyone: true)
      case 2021: .init(figures: 3, ofAnyone: true)
      case 2022: .init(figures: 1, withheld: 1, ofAnyone: true)
      case 2023: .init(withheld: 2)
      default: nil
      }
    }
  }

  /// What a search may find that `rich` has not: 2030 nearly a candidate by `outside`, in one year only
  /// by `once`, by a mean; too few to be explained by anything but their peers, and one alone.
  static func searched() throws -> MadeReport {
    var report = MadeReport(years: [])
    var (outside, once) = (try world(.made()), try world(.made(id: "once")))
    var (few, alone) = (try world(.made(id: "idle")), try world(.made(id: "alone")))
    try alone.put(20, of: 200, "2001")
    for year in 2019...2021 {
      for (place, code) in codes.dropFirst().dropLast().enumerated() {
        let x = 200 + 3 * ((place * 11) % 21 - 10)
        try outside.put(x, of: 2000, code, year: year)
        try once.put(x, of: 2000, code, year: year)
        if place < 8 { try few.put(x, of: 1900 + 10 * place, code, year: year) }
      }
      try outside.put(145, of: 2000, "2030", year: year)
      try once.put(year == 2021 ? 60 : 205, of: 2000, "2030", year: year)
    }
    report.worlds = [outside, once, try averaged(), few, alone]
    report.older = try old()
    return report
  }

  /// A mean that is far higher in 2030, and only known in one year.
  private static func averaged() throws -> MadeWorld {
    var world = try world(
      .made(id: "marks", polarity: .higherIsBetter, measure: .mean, context: ["income"]))
    try world.put(mean: 41.7, of: 120, "1001")
    for code in 2001...2029 {
      let pupils = 20 + 13 * (code * 7 % 29)
      let distance = Double(code * 11 % 9 - 4) / 2
      try world.put(
        mean: 40 + 8 * distance / Double(pupils).squareRoot(), of: pupils, String(code))
    }
    try world.put(mean: 47, of: 150, "2030")
    return world
  }

  /// Explained by marks and size, in three years: 2030 far below what is expected and 2010 less far,
  /// 1001 above; 1003 has too few to be shown.
  private static func explained() throws -> MadeWorld {
    var world = try world(
      .made(id: "idle", sexes: ["both"], context: ["marks", "size", "income"]))
    for year in 2019...2021 {
      for code in 2001...2029 {
        let n = 900 + 40 * (code % 13)
        try world.put(
          n / 10 + (code * 5 + year) % 9, of: n, String(code), year: year)
      }
      try world.put(45, of: 1500, "2030", year: year)
      try world.put(60, of: 1100, "2010", year: year)
      try world.put(150, of: 1000, "1001", year: year)
      try world.put(3, of: 77, "1003", year: year)
    }
    return world
  }

  /// One indicator without polarity, without later years and without a county.
  static func bare() throws -> MadeReport {
    var report = MadeReport(hasCounty: false, years: [])
    var counted = try world(.made(polarity: .neither))
    for (index, code) in codes.enumerated() {
      try counted.put([40, 5, 45].dropFirst(index).first ?? 20, of: 200, code)
    }
    report.worlds = [counted]
    return report
  }

  /// An old indicator without figures for 1004 and 2030, of which the population is known.
  private static func old() throws -> MadeWorld {
    var world = try world(.made(id: "old"))
    for code in codes {
      try world.put(.number(200), "people", code, year: 2019)
      guard !["1004", "2030"].contains(code) else { continue }
      try world.put(.number(code == "1001" ? 50 : 20), "outside", code, year: 2019)
    }
    for code in ["1001", "1002", "1003"] {
      try world.put(.number(2000), "people", code, year: 2019)
    }
    return world
  }

  /// As bare, but with changes that are higher and lower, and figures that are lacking.
  static func changing() throws -> MadeReport {
    var report = try bare()
    report.years = [2022]
    report.hasCounty = true
    for code in codes.dropFirst(2) { try report.worlds[0].put(20, of: 200, code, year: 2022) }
    try report.worlds[0].put(.missing, "outside", "1003", year: 2022)
    try report.worlds[0].put(80, of: 200, "1001", year: 2022)
    try report.worlds[0].put(20, of: 200, "1002", year: 2022)
    try report.worlds[0].put(.number(80), "outside", "1001", year: 2022, marks: .provisional)
    return report
  }

  private static func world(_ indicator: Indicator) throws -> MadeWorld {
    try MadeWorld(codes, regions: ["valley": ["1001", "1002", "1003"]], indicator: indicator)
  }

  private static func account(setAside: Bool) -> FileAccount {
    let measure = Measure(source: "made", name: "people")
    let sums = [(300.0, 300.0), (299.0, 301.0)].map { sum, printed in
      SumCheck(
        series: Series(measure: measure, period: .year(2021), sex: .both, age: nil),
        unit: .country, sum: sum, printed: printed, withheld: 0)
    }
    return FileAccount(
      name: "a.csv", sha256: "aa", title: setAside ? MadeNames.of("13556: a title") : nil,
      recipe: "made",
      reconciliation: Reconciliation(
        rows: 7551, cells: 100, observations: setAside ? 40 : 100,
        setAside: setAside
          ? [
            .notApplicable: 29, .leftEmpty: 20, .otherCategory: 5, .abroad: 3,
            .beforeGeography: 1, .repeated: 2,
          ] : [:],
        sums: setAside ? sums : []))
  }

  /// One theme of all indicators, and one without figures.
  private var themes: [Catalogue.Theme] {
    let indicators = worlds.map(\.indicator) + (older.map { [$0.indicator] } ?? [])
    return [
      Catalogue.Theme(id: "work", order: 1, name: indicators[0].name, indicators: indicators),
      Catalogue.Theme(id: "health", order: 2, name: indicators[0].name, indicators: []),
    ]
  }

  /// The zero point's searches as if they were of other years too. Where there are later years, `idle` has
  /// its candidates between two years of nobody and `marks` none but the first; else all come late.
  private func later(_ lists: [CandidateList]) -> [CandidateList] {
    func list(_ list: CandidateList, _ year: Int, isEmpty: Bool = false) -> CandidateList {
      CandidateList(
        indicator: list.indicator, year: year, isEmpty ? .joined([]) : list.rows, list.summary,
        list.sensitivity)
    }
    guard !years.isEmpty else {
      return older == nil
        ? [] : lists.flatMap { [list($0, 2020, isEmpty: true), list($0, 2022)] }
    }
    return lists.map { list($0, 2022, isEmpty: $0.indicator.id == "marks") }
      + lists.filter { $0.indicator.id == "idle" }.flatMap {
        [list($0, 2020, isEmpty: true), list($0, 2023, isEmpty: true)]
      }
  }

  /// The files' publishers: one with a licence, and one with terms of its own.
  private func credits() throws -> [Credit] {
    let publishers = try Publishers(
      reading: SettingsNode(
        json: #"""
          {"licences": {"free": {"name": "F-1", "title": "Free 1", "page": "free.example"}},
           "publishers": {"open": {"name": {"nb": "Åpen", "nn": "Open", "en": "Open"}, "licence": "free"},
            "own": {"name": {"nb": "Egen", "nn": "Eigen", "en": "Own"}}}}
          """#))
    return zip(["open", "own"], files).compactMap { key, file in
      publishers[key].map { Credit($0, [file]) }
    }
  }

  /// The strict rule for all but `open`, which has protected itself.
  private func control() throws -> DisclosureControl {
    let settings = """
      {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10},
       "sources": {"open": {"rule": "inherit"}}}
      """
    return DisclosureControl(
      rules: try DisclosureRules(reading: SettingsNode(json: settings)),
      indicators: (worlds + (older.map { [$0] } ?? [])).map(\.indicator))
  }

  func content() throws -> ReportContent {
    let control = try control()
    var estimates: [Estimate] = []
    var changes: [Protected<RelativeChange>] = []
    for world in worlds {
      let territory = world.territory
      let zeroPoint = try protectedZeroPoint(world, control)
      let since = world.changes(since: zeroPoint)
      for sex in world.indicator.sexes {
        estimates += EstimateEngine(territory: territory).estimates(in: world.series(2021, sex))
        for year in years {
          let series = world.series(year, sex)
          estimates += EstimateEngine(territory: territory).estimates(in: series)
          estimates += territory.units.map { since.estimate($0, in: series) }
          changes.append(
            control.protect(
              territory.units.flatMap { since.relativeChanges($0, in: series) }, from: [series]))
        }
      }
    }
    if let older {
      estimates += EstimateEngine(territory: older.territory).estimates(in: older.series(2019))
    }
    let first = worlds[0]
    let lists = try lists(control)
    return ReportContent(
      region: try first.unit("valley"),
      county: hasCounty ? try first.unit("10") : nil,
      municipalities: try ["1001", "1002", "1003"].map(first.unit),
      indicators: worlds.map(\.indicator), themes: themes,
      olderIndicators: older.map { [($0.indicator, 2019)] } ?? [],
      findings: Findings(
        zeroPoint: 2021, estimates: control.protect(estimates), changes: .joined(changes),
        searches: lists,
        profiles: control.protect(
          ProfileRow.all(
            lists.map {
              SearchedIndicator(theme: "work", rows: $0.rows.rows)
            })), printedChanges: control.protect(printedChange.map { [$0] } ?? [])),
      practices: register ?? PracticeRegister(practices),
      names: Dictionary(
        uniqueKeysWithValues: worlds.map { ($0.indicator.id, $0.indicator.name) }),
      files: files, credits: try credits(), contentHash: "ac59", ledgerHash: "1ed9",
      coverage: coverage,
      laterSearches: later(lists))
  }

  /// What is searched: those with counts or means, and a way that is better.
  private func lists(_ control: DisclosureControl) throws -> [CandidateList] {
    let first = worlds[0]
    let contextFigures = ContextFigures(worlds.map { $0.series() }, years: 1)
    let peers = PeerGroups(
      try PeerSettings(
        reading: SettingsNode(
          json: #"{"size": 5, "context": [{"indicator": "idle", "use": "log_denominator"}]}"#)),
      worlds.map { $0.series() }, in: first.territory)
    return try worlds.filter {
      $0.indicator.polarity != .neither && !$0.indicator.basis.isPublished
    }.map { world in
      let search = try world.candidates(
        since: 2019, contextFigures, peers: world.indicator.id == "idle" ? peers : nil, settings)
      return CandidateList(
        indicator: world.indicator, year: 2021, control.protect(search.rows), search.summary,
        search.sensitivity)
    }
  }

  /// The zero point as it is frozen: all sexes, protected.
  private func protectedZeroPoint(_ world: MadeWorld, _ control: DisclosureControl) throws
    -> ZeroPoint
  {
    let open = world.zeroPoint()
    let engine = EstimateEngine(territory: world.territory)
    let rows = world.indicator.sexes.flatMap { engine.estimates(in: world.series(2021, $0)) }
    return ZeroPoint(
      year: open.year, borders: open.borders, definitions: open.definitions, units: open.units,
      sources: [], estimates: control.protect(rows).rows)
  }
}
