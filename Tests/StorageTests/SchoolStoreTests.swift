import GRDB
import Geography
import Observations
import Testing

@testable import Storage

/// What files say of schools, kept beside their figures.
struct SchoolStoreTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("a.sqlite"))
  }

  /// A table in Udir's form, with one school.
  private func table(
    _ name: String, in municipality: String, points: String = "40,1", file: String = "a.csv"
  ) throws -> MadeFile {
    try MadeExtract.read(
      file,
      """
      EnhetNivaa\tNasjonaltkode\tFylkekode\tKommunekode\tOrganisasjonsnummer\tNasjonalt\tFylke\t\
      Kommune\tEnhetNavn\t2020-21.Alle eierformer.Begge kjønn.Grunnskolepoeng\t\
      2020-21.Alle eierformer.Begge kjønn.Antall
      4\tI\t10\t\(municipality)\t974570394\t\t\t\t\(name)\t\(points)\t60

      """)
  }

  private var told: String {
    get throws {
      let register = try store.schools()
      let places = register.schools.map { school in
        let names = register.name(of: school, in: 2021) ?? ""
        return "\(school) \(names) "
          + register.municipalities(of: school, in: 2021).map(\.description).sorted()
          .joined(separator: "+")
      }
      return places.joined(separator: "\n")
    }
  }

  @Test func nameAndMunicipalityAreKeptAndTheNewestFilesHold() throws {
    _ = try store.take(try table("Holt", in: "1001"))
    #expect(try told == "974570394 Holt 1001")
    _ = try store.take(try table("Holt skole", in: "1002", points: "40,2", file: "b.csv"))
    #expect(try told == "974570394 Holt skole 1002")
  }

  @Test func nameAloneMakesAnotherFile() throws {
    _ = try store.take(try table("Holt", in: "1001"))
    #expect(try store.take(try table("Holt skole", in: "1001")).knownAs == nil)
    #expect(try told == "974570394 Holt skole 1001")
  }

  /// As a database of an earlier program has it: the figures, and no register.
  @Test func fileOfAnEarlierProgramIsReadOnceMore() throws {
    let file = try table("Holt", in: "1001")
    _ = try store.take(file)
    try store.write("") { db in
      try db.execute(sql: "DROP TRIGGER unit_register_is_kept; DELETE FROM unit_register")
    }
    #expect(try told == "")
    #expect(try store.take(file).knownAs == "a.csv")
    #expect(try told == "974570394 Holt 1001")
    #expect(try store.take(file).knownAs == "a.csv")
    #expect(try store.structuralProblems().isEmpty)
  }

  @Test(arguments: [
    "UPDATE unit_register SET name = 'Another'", "DELETE FROM unit_register",
    "INSERT OR REPLACE INTO unit_register SELECT * FROM unit_register",
  ])
  func registerIsNeverChanged(_ sql: String) throws {
    _ = try store.take(try table("Holt", in: "1001"))
    #expect(throws: StoreError.self) { try store.write("") { db in try db.execute(sql: sql) } }
    #expect(try told == "974570394 Holt 1001")
  }
}
