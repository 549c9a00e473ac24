import Disclosure
import Files
import Flagging
import Foundation
import Geography
import Practices
import Testing

@testable import Reporting

/// Recorded practices as a page and as tables.
struct PracticePageTests {
  private let texts: Texts

  init() throws { texts = try Texts(RepositoryTexts.table()) }

  /// One of each rarity; the second corrects the first, and the third is a school's.
  static func entries() throws -> [RecordedPractice] {
    let place = NamedUnit(
      code: .municipality(try #require(MunicipalityCode("3401"))), name: "Kongsvinger")
    let number = try #require(SchoolCode("974576112"))
    let school = NamedUnit(code: .school(number), name: number.description)
    func practice(
      _ unit: NamedUnit, _ description: String, _ rarity: Rarity, recordedBy: String = ""
    ) -> Practice {
      Practice(
        indicator: "outside", unit: unit, period: 2021,
        visited: CalendarDay(year: 2024, month: 5, day: 4), service: "NAV",
        description: description,
        rarity: rarity, contact: "leder av los-tjenesten", recordedBy: recordedBy)
    }
    return [
      RecordedPractice(
        id: 1, practice: practice(place, "Los", .common), replaces: nil, replacedBy: 2),
      RecordedPractice(
        id: 2, practice: practice(place, "Los *ute*, | hele dagen", .slightlyUnusual), replaces: 1,
        replacedBy: nil),
      RecordedPractice(
        id: 3,
        practice: practice(
          school, String(repeating: "Frokost. ", count: 10), .veryUnusual, recordedBy: "rådgiver"),
        replaces: nil, replacedBy: nil),
    ]
  }

  private func page(_ entries: [RecordedPractice], _ language: Language) throws -> String {
    try PracticePage(
      entries, indicators: [.made(id: "outside")], texts: texts, language: language
    ).markdown()
  }

  @Test func pageInBokmål() throws {
    let text = try page(Self.entries().suffix(2), .nb)
    #expect(text.hasPrefix("# Praksiser\n\n"))
    #expect(
      text.contains(
        """
        ## Kongsvinger

        ### NAV

        Los \\*ute\\*, \\| hele dagen

        - Hvor uvanlig: litt uvanlig
        """))
    #expect(
      text.contains(
        "\n- Besøkt: 04.05.2024\n- Kontakt: leder av los-tjenesten\n- Nummer 2, retter nummer 1\n"))
    #expect(text.contains("## Skole 974576112\n"))
    #expect(
      text.contains("- Kontakt: leder av los-tjenesten\n- Registrert av: rådgiver\n- Nummer 3\n"))
  }

  @Test func pageInEnglish() throws {
    let text = try page(Self.entries(), .en)
    #expect(text.hasPrefix("# Practices\n\n"))
    for line in [
      "- How unusual: common\n", "- How unusual: slightly unusual\n",
      "- How unusual: very unusual\n",
      "- Visited: 2024-05-04\n", "- Contact: leder av los-tjenesten\n",
      "- Number 1, corrected by number 2\n", "- Number 2, corrects number 1\n",
      "## School 974576112\n",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    ("1. Frokost", "\n1\\. Frokost\n"), ("- Frokost", "\n\\- Frokost\n"),
    ("# <b>Frokost</b>", "\n\\# &lt;b&gt;Frokost&lt;/b&gt;\n"), ("2021 og 1-2", "\n2021 og 1-2\n"),
  ])
  func descriptionStaysAParagraph(_ description: String, _ written: String) throws {
    let practice = Practice(
      indicator: "outside", unit: .country, period: 2021, visited: .endOfYear(2024), service: "NAV",
      description: description, rarity: .common, contact: "leder")
    let entry = RecordedPractice(id: 1, practice: practice, replaces: nil, replacedBy: nil)
    #expect(try page([entry], .nb).contains(written))
  }

  /// What a group told of its region: examples without a visit, one with many votes, which is tried.
  static func register(of region: NamedUnit) -> PracticeRegister {
    func entry(_ id: Int, _ theme: PracticeTheme, _ votes: RarityVotes) -> RecordedPractice {
      RecordedPractice(
        id: id,
        practice: Practice(
          indicator: nil, unit: region, period: 2021, visited: nil, service: "skole",
          description: "Los", theme: theme, votes: votes, contact: "", isExample: true),
        replaces: nil, replacedBy: nil)
    }
    func step(_ id: Int, _ unit: NamedUnit, _ kind: GroupStep.Kind, _ note: String, practice: Int?)
      -> RecordedGroupStep
    {
      RecordedGroupStep(
        id: id,
        step: GroupStep(
          group: unit, kind: kind, day: CalendarDay(year: 2024, month: 5, day: 4),
          indicator: "outside", practice: practice, note: note), replaces: nil, replacedBy: nil)
    }
    let other = NamedUnit(code: .region(RegionID("elsewhere")), name: "Elsewhere")
    return PracticeRegister(
      [
        entry(1, .access, RarityVotes(common: 2, slightlyUnusual: 5)),
        entry(2, .leadership, RarityVotes()),
      ],
      steps: [
        step(1, region, .problemOwned, "Vi *eier* det.", practice: nil),
        step(2, other, .searched, "Borte", practice: nil), step(3, region, .tried, "", practice: 1),
      ])
  }

  /// Every word of the register.
  static func textsUsed(_ marked: Texts.Table, _ language: Language) throws -> Set<String> {
    let words = RegisterWords(try Texts(marked), language)
    let region = NamedUnit(code: .region(RegionID("valley")), name: "Valley")
    let register = register(of: region)
    let spread = PracticeRegister(
      register.practices,
      steps: [
        RecordedGroupStep(
          id: 1,
          step: GroupStep(group: region, kind: .spread, day: .endOfYear(2024), practice: 1),
          replaces: nil, replacedBy: nil)
      ])
    var said = try ([nil] + PracticeTheme.allCases).map(words.theme)
    said += try ([nil] + Rarity.allCases).map { try words.rarity(RarityVotes($0)) }
    said += try [register, spread].compactMap {
      try words.status(of: register.practices[0], in: $0)
    }
    said += try GroupStep.Kind.allCases.map(words.step)
    for path in register.paths {
      said.append(try words.name(of: path, indicator: nil))
      said += try words.steps(of: path, in: register).flatMap(\.facts)
    }
    return Set(
      said.joined().matches(of: /⟦([a-z_]+)⟧/).map { String($0.output.1) })
  }

  @Test func practiceOfAGroupIsToldWithItsVotesAndWhoTriesIt() throws {
    let region = NamedUnit(code: .region(RegionID("valley")), name: "Valley")
    let register = Self.register(of: region)
    let entries = register.practices
    let text = try PracticePage(
      entries, in: register, indicators: [], texts: texts, language: .nb
    ).markdown()
    #expect(text.contains("- **Tid, ressurser og tilgjengelighet:** [skole](#praksis-1)\n"))
    #expect(
      text.contains(
        """
        <a id="praksis-1"></a>

        ### skole

        Los

        - Hvor uvanlig: litt uvanlig (7 stemmer: 2 vanlig, 5 litt uvanlig)
        - Eksempel til å lære av
        - Tema: Tid, ressurser og tilgjengelighet
        - Hvor langt den er kommet: prøvd av andre (Valley 04.05.2024)
        - Nummer 1

        """))
    #expect(text.contains("- Hvor uvanlig: ikke vurdert\n"))
  }

  @Test func nothingRecordedIsSaid() throws {
    #expect(try page([], .nb).hasSuffix("\n\nIngen praksis er registrert.\n"))
  }

  @Test func tableForProgramsHoldsEverything() throws {
    let lines = try Protected(unrestricted: Self.entries()).text(as: .csv).split(separator: "\n")
    #expect(
      lines[0] == "id,indicator,unit_code,unit_name,unit_level,period,visited,service,description,"
        + "rarity,contact,recorded_by,theme,status,votes_common,votes_slightly_unusual,"
        + "votes_very_unusual,example,replaces,replaced_by")
    #expect(
      lines[2]
        == "2,outside,3401,Kongsvinger,municipality,2021,2024-05-04,NAV,\"Los *ute*, | hele dagen\","
        + "slightly_unusual,leder av los-tjenesten,,,found,0,1,0,no,1,")
    let rows = try #require(
      try JSONSerialization.jsonObject(
        with: Data(Protected(unrestricted: Self.entries()).text(as: .json).utf8))
        as? [[String: Any]])
    #expect(rows.count == 3 && rows.allSatisfy { $0.count == 20 })
    #expect(rows[1]["replaces"] as? Int == 1 && rows[1]["replaced_by"] is NSNull)
  }

  @Test func tableForPeopleCutsLongDescriptions() throws {
    let lines = PracticeSummary.table(try Self.entries()).text.split(separator: "\n")
    #expect(lines[2].hasPrefix("1 → 2  Kongsvinger  "))
    #expect(
      lines[3].hasSuffix("  slightly unusual  leder av los-tjenesten  Los *ute*, | hele dagen"))
    #expect(lines[4].hasSuffix("Frokost. Frokost. Frokost. Frokost. Frokost. Frokost. Froko…"))
  }
}
