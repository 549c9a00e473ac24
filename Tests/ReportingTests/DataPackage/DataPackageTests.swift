import Analysis
import Files
import Foundation
import Indicators
import Ingestion
import Testing

@testable import Reporting

/// The description by which other programs read the tables.
struct DataPackageTests {
  private func described(_ files: [PackagedFile], _ credits: [Credit] = []) throws -> [String: Any]
  {
    let package = DataPackage(
      PackageOrigin(
        place: "Sør-Odal", zeroPoint: 2021, seal: "c3ca", credits: credits,
        catalogue: try Catalogue([])),
      files.map { ($0, "ab12") })
    let text = try JSONText.of(package, inSnakeCase: false)
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func fields(_ file: PackagedFile) throws -> [[String: Any]] {
    let resources = try #require(try described([file])["resources"] as? [[String: Any]])
    let schema = try #require(resources.first?["schema"] as? [String: Any])
    return try #require(schema["fields"] as? [[String: Any]])
  }

  @Test func typesAreThoseOfTheTables() throws {
    let estimates = try fields(PackagedFile(.estimates))
    let types = Dictionary(
      uniqueKeysWithValues: estimates.map { ($0["name"] as? String ?? "", $0["type"] as? String) })
    #expect(types["unit_code"] == "string")
    #expect(types["period"] == "year")
    #expect(types["numerator"] == "integer")
    #expect(types["lower_95"] == "number")
    let front = try #require(
      try fields(PackagedFile(.profile)).first { $0["name"] as? String == "front" })
    #expect(front["type"] as? String == "boolean")
    #expect(front["trueValues"] as? [String] == ["yes"])
    #expect(front["falseValues"] as? [String] == ["no"])
  }

  @Test func wordsAndKeysAreRequired() throws {
    let estimates = try fields(PackagedFile(.estimates))
    func constraints(_ name: String) throws -> [String: Any] {
      try #require(
        estimates.first { $0["name"] as? String == name }?["constraints"] as? [String: Any])
    }
    #expect(try constraints("sex")["enum"] as? [String] == ["both", "female", "male"])
    #expect(try constraints("unit_code")["required"] as? Bool == true)
    #expect(
      try constraints("verdict_95")["enum"] as? [String] == [
        "better", "worse", "higher", "lower", "not_different", "not_compared",
      ])
  }

  @Test(arguments: ResultFile.allCases) func everyKeyIsMadeOfColumns(_ file: ResultFile) {
    let names = file.table.columns.map(\.name)
    #expect(!file.table.key.isEmpty)
    #expect(file.table.key.allSatisfy(names.contains), "\(file)")
  }

  @Test func onlyTablesOfIndicatorsReferToThem() throws {
    let resources = try #require(
      try described([PackagedFile(.estimates), PackagedFile(.reconciliation)])["resources"]
        as? [[String: Any]])
    let references = resources.map { ($0["schema"] as? [String: Any])?["foreignKeys"] != nil }
    #expect(references == [true, false])
  }

  @Test func everyFileIsNamedWithItsLicence() throws {
    let repository = Knowledge(folder: RepositoryTexts.data)
    let credits = try repository.credits(for: [
      account("a.csv", recipe: "ssb-13556"), account("b.csv", recipe: "ungdata"),
      account("c.csv", recipe: "ssb-07459"), account("d.csv", recipe: "not there"),
    ])
    #expect(credits.map(\.files.count) == [2, 1, 1])
    let package = try described([PackagedFile(.estimates)], credits)
    let sources = try #require(package["sources"] as? [[String: Any]])
    #expect(sources.map { $0["title"] as? String } == ["a.csv", "c.csv", "b.csv", "d.csv"])
    #expect(sources.map { $0["license"] as? String } == ["CC-BY-4.0", "CC-BY-4.0", nil, nil])
    let licenses = try #require(package["licenses"] as? [[String: Any]])
    #expect(licenses.map { $0["name"] as? String } == ["CC-BY-4.0", "other-closed"])
    let citation = try #require(package["citation"] as? String)
    #expect(citation.contains("Zero point SHA-256 c3ca"))
    #expect(citation.contains("Statistics Norway"))
    #expect(package["name"] as? String == "nullpunkt-2021-sor-odal")
  }

  /// Every publisher that a recipe names has its licence, or none, in writing.
  @Test func everyRecipesPublisherIsKnown() throws {
    let repository = Knowledge(folder: RepositoryTexts.data)
    let recipes = try FileManager.default.contentsOfDirectory(
      atPath: "\(RepositoryTexts.data)/recipes"
    )
    .filter { !["symbols.yaml", "vocabulary.yaml"].contains($0) }
    #expect(recipes.count > 20)
    for recipe in recipes {
      let name = recipe.replacing(".yaml", with: "")
      let credits = try repository.credits(for: [account("a.csv", recipe: name)])
      #expect(credits.first?.publisher.name.en != "Unknown publisher", "\(name)")
    }
  }

  private func account(_ name: String, recipe: String) -> FileAccount {
    FileAccount(
      name: name, sha256: "aa", title: nil, recipe: recipe,
      reconciliation: Reconciliation(rows: 1, cells: 1, observations: 1, setAside: [:], sums: []))
  }
}
