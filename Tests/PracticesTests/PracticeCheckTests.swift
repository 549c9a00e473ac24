import Files
import Foundation
import Geography
import Testing

@testable import Practices

/// What may not be recorded of a practice, and the words with which it is refused.
struct PracticeCheckTests {
  private let check: PracticeCheck

  init() throws {
    let words = """
      {"offices": [["NAV", "PPT", "OT", "Leder", "Rektor", "Ungdomsskole"]],
       "openers": [["i", "på", "ved"]], "given_names": [["Kari", "Ola"]]}
      """
    let always = Validity(from: nil, to: nil)
    let places = ["3401": "Kongsvinger", "1130": "Strand", "5007": "Namsos - Nåavmesjenjaelmie"]
    check = PracticeCheck(
      try PracticeWords(reading: SettingsNode(json: words)),
      Geography(
        municipalities: try places.map { code, name in
          Municipality(code: try #require(MunicipalityCode(code)), name: name, validity: always)
        }, counties: [], regions: [], changes: []))
  }

  private func problems(
    service: String = "NAV", description: String = "Losen møter ungdommen ute.",
    contact: String = "leder av ungdomslos-tjenesten", recordedBy: String = "",
    vouchedFor: [String] = []
  ) throws -> [String] {
    let practice = Practice(
      indicator: "outside",
      unit: NamedUnit(
        code: .municipality(try #require(MunicipalityCode("3401"))), name: "Kongsvinger"),
      period: 2021, visited: CalendarDay(year: 2024, month: 5, day: 14), service: service,
      description: description, rarity: .common, contact: contact, recordedBy: recordedBy)
    do throws(RefusedPractice) {
      #expect(try check.check(practice, vouchedFor: vouching(vouchedFor)).practice == practice)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private func vouching(_ words: [String]) -> Vouching {
    words.isEmpty
      ? .none : Vouching(words: words, by: "rådgiver i regionen", because: "Det er et hus.")
  }

  private static let role =
    "expected a role in small letters, with a capital for places and offices only, such as leder av "
    + "ungdomslos-tjenesten ved NAV Kongsvinger"

  @Test(arguments: [
    "leder av ungdomslos-tjenesten", "Leder, NAV Kongsvinger",
    "rektor ved Kongsvinger ungdomsskole",
    "Rektor, Kongsvinger Ungdomsskole", "leder ved NAVs OT", "leder av Ungdomslos",
    "NAV/PPT Strand",
    "leder, 974576112",
  ])
  func roleIsTaken(_ contact: String) throws {
    #expect(try problems(contact: contact) == [])
    #expect(try problems(recordedBy: contact) == [])
  }

  @Test(arguments: [
    ("Kari Nordmann", "Kari Nordmann"), ("leder Anne Marie Hansen", "Anne Marie Hansen"),
    ("Nordmann, Kari (leder)", "Nordmann, Kari"), ("leder K. Nordmann", "K. Nordmann"),
    ("I. Nordmann", "I. Nordmann"), ("NAV Kari Nordmann", "NAV Kari Nordmann"),
    ("KARI NORDMANN", "KARI NORDMANN"), ("Ludvig van Beethoven", "Ludvig Beethoven"),
    ("Åse-Marie Ødegård", "Åse-Marie Ødegård"),
    // Strand is a municipality, and a name.
    ("Berit Strand", "Berit Strand"),
    // A given name that is known is refused alone, and in small letters.
    ("Kari", "Kari"), ("leder Ola", "Ola"), ("leder (Kari)", "Kari"),
    ("Ola-Kristian", "Ola-Kristian"),
    ("leder ola nordmann", "ola"),
  ])
  func nameIsNoRole(_ contact: String, _ name: String) throws {
    let finding = "holds what looks like a person's name: \"\(name)\"; \(Self.role)"
    #expect(try problems(contact: contact) == ["the contact \(finding)"])
    #expect(try problems(recordedBy: contact) == ["the recorder \(finding)"])
  }

  /// What is taken over from an entry is taken over with the word of whoever let it through.
  @Test func vouchingGoesWithTheTexts() throws {
    let practice = Practice(
      indicator: "outside", unit: NamedUnit(code: .country, name: "Norge"), period: 2021,
      visited: .endOfYear(2024), service: "NAV", description: "Ung Invest er åpent.",
      rarity: .common, contact: "leder", recordedBy: "")
    let vouching = vouching(["Ung Invest"])
    #expect(try check.recheck(practice, vouchedFor: vouching).vouching == vouching)
    #expect(try check.recheck(practice, vouchedFor: .none).vouching == .none)
  }

  /// Nobody can vouch for a name in the contact.
  @Test func contactHasNoWayPast() throws {
    let found = try problems(
      description: "Ung Invest er åpent.", contact: "Ung Invest", vouchedFor: ["Ung Invest"])
    #expect(
      found == ["the contact holds what looks like a person's name: \"Ung Invest\"; \(Self.role)"])
  }

  @Test func descriptionIsReadForNames() throws {
    let finding =
      "the description holds what looks like a person's name: \"Kari Nordmann\"; expected a text about "
      + "what is done, with roles for people"
    for text in [
      "Losen, Kari Nordmann, er der.", "Hver dag (Kari Nordmann)", "Kari Nordmann er der",
    ] {
      #expect(try problems(description: text) == [finding], "\(text)")
    }
    #expect(
      try problems(service: "Ung Invest") == [
        "the service holds what looks like a person's name: \"Ung Invest\"; expected a service such as "
          + "NAV, PPT, skole or helsestasjon"
      ])
  }

  @Test(arguments: [
    "I Kongsvinger møtes alle. NAV og PPT er der, Strand også.", "På Tabloen er det åpent.",
    "Losen er der. Ungdommen kommer. Alle vil.", "Tilbudet «Tabloen» er åpent",
  ])
  func proseIsNoName(_ text: String) throws { #expect(try problems(description: text) == []) }

  @Test func nameOfAHouseIsLetThroughWhenItIsVouchedFor() throws {
    let text = "I Ung Invest får alle prøve seg. Ung Invest er åpent."
    #expect(try problems(description: text).count == 2)
    #expect(
      try problems(service: "Ung Invest", description: text, vouchedFor: ["Ung Invest"]) == [])
    #expect(
      try problems(description: "\(text) Kari Nordmann er der.", vouchedFor: ["Ung Invest"]).count
        == 1)
    #expect(
      try problems(description: text, vouchedFor: ["Ung Invest", "Jobb Nå"]) == [
        "\"Jobb Nå\" stands in neither service nor description; expected words as they stand there"
      ])
  }

  /// Not even in the description, and nobody can vouch for them.
  @Test(arguments: [
    ("kari@kommune.no", "an e-mail address", "kari@kommune.no"),
    ("01020312345", "a number of eleven digits, as national identity numbers have", "01020312345"),
    (
      "010203 12345", "a number of eleven digits, as national identity numbers have", "010203 12345"
    ),
    (
      "01.02.03-12345", "a number of eleven digits, as national identity numbers have",
      "01.02.03-12345"
    ),
    ("12345678", "a number of eight digits or more, as telephone numbers have", "12345678"),
    ("912 34 567", "a number of eight digits or more, as telephone numbers have", "912 34 567"),
    (
      "91\u{A0}23 - 45 67", "a number of eight digits or more, as telephone numbers have",
      "91 23 - 45 67"
    ),
    ("tlf:91234567.", "a number of eight digits or more, as telephone numbers have", "91234567"),
    ("9\u{200B}1234567", "a number of eight digits or more, as telephone numbers have", "91234567"),
    ("+47 91234567", "a number of eight digits or more, as telephone numbers have", "47 91234567"),
    (
      "01.02.1999 12345", "a number of eight digits or more, as telephone numbers have",
      "01.02.1999 12345"
    ),
    (
      "sor-odal.no/ansatte/kari-nordmann", "the address of a page or a name on social media",
      "sor-odal.no/ansatte/kari-nordmann"
    ), ("@losen_kari", "the address of a page or a name on social media", "@losen_kari"),
    ("i Storgata 14.", "what looks like a street address", "Storgata 14"),
    ("født 14.05.2006", "a day of birth", "født 14.05.2006"),
    ("K.N.", "what looks like somebody's initials", "K.N."),
    (
      "91,23,45,67", "a number of eight digits or more, as telephone numbers have", "91,23,45,67"
    ),
    ("974576113", "a number of eight digits or more, as telephone numbers have", "974576113"),
  ])
  func addressesAndNumbersAreRefusedEverywhere(_ text: String, _ what: String, _ shown: String)
    throws
  {
    let finding = "holds \(what): \"\(shown)\"; expected"
    for found in [
      try problems(service: "skole \(text)"), try problems(description: "ring \(text)"),
      try problems(contact: "leder \(text)"), try problems(recordedBy: "rådgiver \(text)"),
      try problems(description: "ring \(text)", vouchedFor: [shown]),
    ] {
      #expect(found.contains { $0.contains(finding) }, "\(found)")
    }
  }

  @Test(arguments: [
    "Siden 2021–2024", "fra 14.05.2023 til 2023-06-16", "14.5.2023-16.6.2023", "974 576 112",
    "290 av 1 899", "1 234 567 kroner", "kr 12 500 000", "kl. 08.00-16.00", "fra 08:00 til 15:30",
    "sak 2021/12345", "arkivsak 23/01234-5", "skoleåret 2020-21", "3401, 3415", "2021 2022 2023",
  ])
  func otherNumbersAreTaken(_ text: String) throws {
    #expect(try problems(description: text) == [])
  }

  @Test func whatIsEmptyIsTold() throws {
    #expect(
      try problems(service: " ", description: "", contact: "\u{200B}") == [
        "the service is empty; expected a service such as NAV, PPT, skole or helsestasjon",
        "the description is empty; expected what was found",
        "the contact is empty; expected a role such as leder av ungdomslos-tjenesten",
      ])
  }

  /// Nothing that a terminal would take for a command, and nothing that cannot be seen.
  @Test func textsAreKeptOnOneLine() {
    let practice = Practice(
      indicator: "outside", unit: .country, period: 2021, visited: .endOfYear(2024),
      service: " NAV\u{A0} ", description: "Los\n\u{1B}[31mute\t\u{200B}nå", rarity: .common,
      contact: "leder")
    #expect(practice.service == "NAV")
    #expect(practice.description == "Los [31mute nå")
  }

  @Test(arguments: [
    ("vanlig", Rarity.common), ("Litt uvanlig", .slightlyUnusual), ("veldig-uvanlig", .veryUnusual),
    ("common", .common), ("slightly_unusual", .slightlyUnusual), ("very unusual", .veryUnusual),
  ])
  func rarityInWords(_ word: String, _ rarity: Rarity) { #expect(Rarity(word: word) == rarity) }

  @Test(arguments: ["", "uvanlig", "sjelden", "very"]) func otherWordsAreNoRarity(_ word: String) {
    #expect(Rarity(word: word) == nil)
  }

  /// Whom to ask is needed of a visit alone; an indicator or a theme always.
  @Test func whatGroupsTellNeedsNoVisit() throws {
    func problems(visited: CalendarDay?, indicator: String?, theme: PracticeTheme?) -> [String] {
      let practice = Practice(
        indicator: indicator, unit: .country, period: 2021, visited: visited, service: "skole",
        description: "Los", theme: theme, votes: RarityVotes(), contact: "")
      do throws(RefusedPractice) {
        _ = try check.check(practice)
        return []
      } catch {
        return error.problems.map(\.field.rawValue)
      }
    }
    #expect(problems(visited: nil, indicator: nil, theme: .access) == [])
    #expect(problems(visited: nil, indicator: "outside", theme: nil) == [])
    #expect(problems(visited: nil, indicator: nil, theme: nil) == ["theme"])
    #expect(problems(visited: .endOfYear(2023), indicator: "outside", theme: nil) == ["contact"])
  }

  @Test func stepNamesNobodyAndAProblemIsSaid() throws {
    func problems(_ kind: GroupStep.Kind, _ note: String, by role: String = "") -> [String] {
      let step = GroupStep(
        group: .country, kind: kind, day: .endOfYear(2023), note: note, recordedBy: role)
      do throws(RefusedPractice) {
        #expect(try check.check(step).step == step)
        return []
      } catch {
        return error.problems.map { "\($0.field.rawValue) \($0.text)" }
      }
    }
    #expect(problems(.problemOwned, "Leder ved NAV Kongsvinger eier det.") == [])
    #expect(problems(.problemOwned, "") == ["note "])
    #expect(problems(.visited, "") == [])
    #expect(problems(.visited, "Vi traff Kari Nordmann.") == ["note Kari Nordmann"])
    #expect(
      problems(.tried, "ring 912 34 567", by: "ola") == ["note 912 34 567", "recorded_by ola"])
  }
}
