import BundledData
import Files
import Foundation
import Geography
import Testing

@testable import Classification

/// KLASS's own files merged into the lists of the data folder.
struct KlassImportTests {
  private static let codesHeader =
    "\"code\";\"parentCode\";\"level\";\"name\";\"shortName\";\"notes\";\"validFrom\";\"validTo\""
  private static let periodHeader =
    "code,parentCode,level,name,shortName,presentationName,validFromInPeriod,validToInPeriod"
  private static let changesHeader =
    "oldCode,oldName,oldShortName,newCode,newName,newShortName,changeOccurred"

  private func file(_ lines: [String]) throws -> KlassFile {
    try KlassFile(
      SourceFile(path: "klass.csv", bytes: Array((lines.joined(separator: "\n") + "\n").utf8)))
  }

  private func merged(_ files: [[String]], validFrom: CalendarDay? = nil) throws -> GeographyUpdate
  {
    var update = try GeographyFolder("\(Repository.data)/geography").update()
    for lines in files { update.merge(try file(lines), validFrom: validFrom) }
    return update
  }

  private func list(on day: CalendarDay, _ change: (String) -> String = { $0 }) throws -> [String] {
    let places = try Repository.geography().municipalities(on: day)
    return [Self.codesHeader]
      + places.map { change("\"\($0.code)\";\"\";\"1\";\"\($0.name)\";;\"\"") }
      + ["\"9999\";\"\";\"1\";\"Uoppgitt\";;\"\""]
  }

  @Test(arguments: [
    ["code", "parentCode", "level", "name", "shortName", "notes", "validFrom", "validTo"],
    ["kommuner_2019", "kommuner_2020", "splittes"],
  ])
  func headersOfKlassAreRecognised(_ header: [String]) {
    #expect(KlassFile.recognises(header))
  }

  @Test func headersOfTheApiAreRecognised() {
    #expect(KlassFile.recognises(Self.periodHeader.split(separator: ",").map(String.init)))
    #expect(KlassFile.recognises(Self.changesHeader.split(separator: ",").map(String.init)))
  }

  @Test(arguments: [
    ["code", "name"], ["region", "kjønn", "alder"], [], ["kommuner_2019", "kommuner_2021"],
    ["kommuner_2019"], ["fylker_2019", "fylker_2020"],
  ])
  func otherHeadersAreNot(_ header: [String]) {
    #expect(!KlassFile.recognises(header))
  }

  @Test func listsAsTheyAreAreWrittenToTheLastByte() throws {
    let texts = GeographyFolder.texts(try merged([]))
    for (name, text) in texts {
      let present = try String(
        contentsOfFile: "\(Repository.data)/geography/\(name)", encoding: .utf8)
      #expect(text == present, "\(name)")
    }
  }

  @Test(arguments: [2008, 2017, 2019, 2020, 2021, 2024])
  func listOfAKnownDayIsNothingNew(_ year: Int) throws {
    let update = try merged([try list(on: .endOfYear(year))])
    #expect(update.news.isEmpty && update.problems.isEmpty)
  }

  @Test(arguments: [2017, 2018, 2020, 2022, 2024])
  func changesOfAKnownYearAreNothingNew(_ year: Int) throws {
    let norway = try Repository.geography()
    let rows = norway.changes.filter { $0.date.year == year }.map {
      "\($0.old),,,\($0.new),,,\($0.date)"
    }
    let update = try merged([[Self.changesHeader] + rows])
    #expect(update.news.isEmpty && update.problems.isEmpty)
  }

  /// As the web has it: no-break spaces round the hyphen, every municipality, a split in two rows.
  @Test func changesOfAWholeKnownYearAreNothingNew() throws {
    let norway = try Repository.geography()
    let rows = norway.municipalities(on: .endOfYear(2019)).flatMap { place in
      let heirs = norway.resolve(
        .municipality(place.code), from: .endOfYear(2019), to: .endOfYear(2020)
      ).successors
      return heirs.map { heir in
        let name =
          norway.municipalities(on: .endOfYear(2020))
          .first { $0.code.description == heir.description }?.name ?? ""
        return "\(place.code)\u{A0}-\u{A0}\(place.name);\(heir)\u{A0}-\u{A0}\(name);0"
      }
    }
    let update = try merged([["kommuner_2019;kommuner_2020;splittes"] + rows])
    #expect(update.news.isEmpty && update.problems.isEmpty)
  }

  @Test func validityClippedToThePeriodAskedForIsNothingNew() throws {
    let update = try merged([
      [
        Self.periodHeader, "0402,,1,Kongsvinger,,,2019-01-01,2020-01-01",
        "3401,,1,Kongsvinger,,,2020-01-01,2022-01-01", "0301,,1,Oslo,,,2019-01-01,2022-01-01",
      ]
    ])
    #expect(update.news.isEmpty && update.problems.isEmpty)
  }

  /// Where other rows are open, an end is an end.
  @Test func codeThatEndsWhileOthersGoOnEnds() throws {
    let update = try merged([
      [
        Self.periodHeader, "1580,,1,Haram,,,2024-01-01,2030-01-01",
        "0301,,1,Oslo,,,2024-01-01,",
      ]
    ])
    #expect(update.news == ["1580 Haram ends 2030-01-01"])
    let contradicting = try merged([
      [
        Self.periodHeader, "1580,,1,Haram,,,2023-01-01,2024-01-01",
        "0301,,1,Oslo,,,2020-01-01,",
      ]
    ])
    #expect(contradicting.problems.map(\.text) == ["1580"])
  }

  private static let newYear = [
    changesHeader, "1580,Haram,,1581,Nye Haram,,2030-01-01", "1511,Vanylven,,1512,Vest,,2030-01-01",
    "1514,Sande,,1512,Vest,,2030-01-01", "1515,Herøy,,1515,Herøy,,2030-01-01",
    "1516,Ulstein,,1516,Ulstein og Hareid,,2030-01-01",
    "1517,Hareid,,1516,Ulstein og Hareid,,2030-01-01",
  ]

  @Test func laterChangesAreTakenIn() throws {
    let update = try merged([Self.newYear])
    #expect(update.problems.isEmpty)
    try withFolder([:]) { folder in
      let lists = GeographyFolder("\(folder)/geography")
      try FileManager.default.copyItem(atPath: "\(Repository.data)/geography", toPath: lists.path)
      try lists.write(update)
      let geography = try GeographyFiles.load(folder: lists.path)
      func names(_ year: Int) -> [String] {
        geography.municipalities(on: .endOfYear(year)).map { "\($0.code) \($0.name)" }
      }
      #expect(
        Set(names(2030)).subtracting(names(2029))
          == ["1581 Nye Haram", "1512 Vest", "1516 Ulstein og Hareid"])
      #expect(names(2029) == names(2024) && names(2030).count == 355)
      let vest = try #require(MunicipalityCode("1512"))
      let back = geography.resolve(
        .municipality(vest), from: .endOfYear(2030), to: .endOfYear(2024))
      #expect(back.successors.map(\.description) == ["1511", "1514"])
      #expect(back.union.later == back.successors)
      // Taken in once, it is known.
      var again = try lists.update()
      again.merge(try file(Self.newYear))
      #expect(again.problems.isEmpty && again.news.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["geography"])
    }
  }

  /// A list that only gives a unit a further name is news, and says from when.
  @Test func furtherNameIsNews() throws {
    let day = CalendarDay(year: 2026, month: 1, day: 1)
    let names = try list(on: day) {
      $0.replacing("\"Steinkjer\"", with: "\"Steinkjer - Stïentje\"")
    }
    let update = try merged([names], validFrom: day)
    #expect(update.problems.isEmpty)
    #expect(
      update.news == [
        "5006 Steinkjer ends 2026-01-01", "5006 Steinkjer - Stïentje begins 2026-01-01",
      ])
    let undated = try merged([names])
    #expect(undated.problems.map(\.text) == ["Steinkjer - Stïentje"])
    #expect(undated.problems.first?.message.contains("--valid-from") == true)
  }

  /// A list in Latin-1 has lost the letters that are not in it: no other name, and no contradiction.
  @Test func lostLettersAreNoNews() throws {
    let day = CalendarDay(year: 2026, month: 1, day: 1)
    let names = try list(on: day) {
      $0.replacing("Kárášjohka", with: "Kárá?johka").replacing("Evenášši", with: "Evená??i")
        .replacing("\"Bodø\"", with: "\"Bod?\"")
    }
    #expect(names.contains { $0.contains("Kárá?johka") } && names.contains { $0.contains("Bod?") })
    let update = try merged([names], validFrom: day)
    #expect(update.problems.isEmpty)
    #expect(update.news == [])
  }

  /// What a check promises is what the writing does.
  @Test func checkRefusesWhatWritingRefuses() throws {
    let day = CalendarDay(year: 2026, month: 1, day: 1)
    let short = try list(on: day).prefix(20)
    let update = try merged([Array(short)], validFrom: day)
    #expect(update.problems.isEmpty)
    try withFolder([:]) { folder in
      try FileManager.default.copyItem(
        atPath: "\(Repository.data)/geography", toPath: "\(folder)/geography")
      let lists = GeographyFolder("\(folder)/geography")
      let checked = #expect(throws: RefusedFile.self) { try lists.check(update) }
      let written = #expect(throws: RefusedFile.self) { try lists.write(update) }
      #expect(checked?.description == written?.description)
      #expect(checked?.problems.isEmpty == false)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["geography"])
      #expect(throws: Never.self) { try lists.check(lists.update()) }
    }
  }

  @Test func changeThatOurListsLackIsRefusedWithItsPlace() throws {
    let update = try merged([
      [
        Self.changesHeader, "1507,Ålesund,,1508,Ålesund,,2024-01-01",
        "0402,Kongsvinger,,3402,Hamar,,2020-01-01",
      ]
    ])
    #expect(
      update.problems.map(\.description) == [
        "klass.csv:3:1: \"0402 Kongsvinger\": the change to 3402 Hamar on 2020-01-01 is not in our "
          + "list, which is complete through 2024-01-01; expected one of 2020-01-01 → 3401 Kongsvinger"
      ])
  }

  @Test func changeOfACodeNotInForceIsRefused() throws {
    let update = try merged([[Self.changesHeader, "0402,Kongsvinger,,3402,Hamar,,2030-01-01"]])
    #expect(update.problems.map(\.line) == [2] && update.problems.map(\.column) == [1])
  }

  @Test func nameThatContradictsOursIsRefusedWithItsPlace() throws {
    let renamed = try list(on: .endOfYear(2021)) { $0.replacing("Nord-Odal", with: "Nordre Odal") }
    let line = try #require(renamed.firstIndex { $0.contains("Nordre Odal") }) + 1
    let update = try merged([renamed])
    #expect(
      update.problems.map(\.description) == [
        "klass.csv:\(line):4: \"Nordre Odal\": is called Nord-Odal in our lists; expected that name"
      ])
  }

  @Test func listOfAnUnknownDayIsRefusedWithoutADay() throws {
    let shorter = try list(on: .endOfYear(2024)).filter { !$0.contains("Haram") }
    #expect(try merged([shorter]).problems.count == 1)
  }

  @Test func listThatContradictsAKnownDayIsRefused() throws {
    let day = CalendarDay(year: 2024, month: 1, day: 1)
    let shorter = try list(on: .endOfYear(2024)).filter { !$0.contains("Haram") }
    let update = try merged([shorter], validFrom: day)
    #expect(update.problems.map(\.text) == ["1580"])
    let longer =
      try list(on: .endOfYear(2024)) + [
        "\"1599\";\"\";\"1\";\"Uoppgitt\";;\"\"", "\"1512\";\"\";\"1\";\"Vest\";;\"\"",
      ]
    #expect(try merged([longer], validFrom: day).problems.map(\.text) == ["1512"])
  }

  /// A list of codes says that they begin and end, not where their ground comes from.
  @Test func codesWithoutTheirChangesAreRefused() throws {
    let later = CalendarDay(year: 2030, month: 1, day: 1)
    let changed = try list(on: .endOfYear(2024)) { $0.replacing("\"1580\"", with: "\"1581\"") }
    let update = try merged([changed], validFrom: later)
    #expect(update.problems.isEmpty && !update.news.isEmpty)
    try withFolder([:]) { folder in
      let lists = GeographyFolder("\(folder)/geography")
      try FileManager.default.copyItem(atPath: "\(Repository.data)/geography", toPath: lists.path)
      let before = try #require(
        FileManager.default.contents(atPath: "\(lists.path)/municipalities.csv"))
      let refused = #expect(throws: RefusedFile.self) { try lists.write(update) }
      #expect(refused?.problems.map(\.text) == ["1581", "1580"])
      #expect(FileManager.default.contents(atPath: "\(lists.path)/municipalities.csv") == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["geography"])
      // Together they hang together.
      var whole = try lists.update()
      whole.merge(try file([Self.changesHeader, "1580,Haram,,1581,Haram,,2030-01-01"]))
      whole.merge(try file(changed), validFrom: later)
      try lists.write(whole)
      let year2030 = try GeographyFiles.load(folder: lists.path).municipalities(on: later)
      #expect(year2030.contains { $0.code.description == "1581" && $0.name == "Haram" })
    }
  }

  @Test(arguments: [
    ("158,Haram,,1581,Haram,,2030-01-01", 1), ("1580,Haram,,158a,Haram,,2030-01-01", 4),
    ("1580,Haram,,1581,Haram,,2030-13-01", 7), ("1580,Haram,,1581,Haram,,", 7), ("1580,Haram", 7),
  ])
  func cellThatIsNoCodeOrDayIsRefused(_ row: String, _ column: Int) throws {
    let refused = #expect(throws: RefusedFile.self) { try file([Self.changesHeader, row]) }
    #expect(refused?.problems.first?.line == 2)
    #expect(refused?.problems.first?.column == column)
  }

  @Test func codeThatEndsBeforeItBeginsIsRefused() throws {
    #expect(throws: RefusedFile.self) {
      try file([Self.periodHeader, "3401,,1,Kongsvinger,,,2022-01-01,2020-01-01"])
    }
  }

  @Test func newCountyAndItsMunicipalitiesAreTakenInTogether() throws {
    let counties = [
      Self.periodHeader, "34,,1,Innlandet,,,2024-01-01,2030-01-01",
      "36,,1,Hedmark,,,2030-01-01,2031-01-01",
    ]
    let changes = [Self.changesHeader, "3401,Kongsvinger,,3601,Kongsvinger,,2030-01-01"]
    try withFolder([:]) { folder in
      let lists = GeographyFolder("\(folder)/geography")
      try FileManager.default.copyItem(atPath: "\(Repository.data)/geography", toPath: lists.path)
      let alone = try merged([changes])
      let refused = #expect(throws: RefusedFile.self) { try lists.write(alone) }
      #expect(refused?.problems.map(\.text) == ["3601"])
      var update = try lists.update()
      update.merge(try file(counties))
      update.merge(try file(changes))
      #expect(update.problems.isEmpty)
      #expect(update.news.contains("36 Hedmark begins 2030-01-01"))
    }
  }
}
