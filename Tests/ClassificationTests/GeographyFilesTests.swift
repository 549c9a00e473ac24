import BundledData
import Files
import Geography
import Testing

@testable import Classification

/// The geography's own files are held to the same rule: every line that is not right is told.
struct GeographyFilesTests {
  private static let files = [
    "municipalities.csv": """
    code;name;valid_from;valid_to
    0402;Kongsvinger;1965-01-01;2020-01-01
    3401;Kongsvinger;2020-01-01;

    """,
    "counties.csv":
      "code;name;valid_from;valid_to\n04;Hedmark;;2020-01-01\n34;Innlandet;2020-01-01;\n",
    "municipality_changes.csv": """
    date;old_code;old_name;new_code;new_name
    2020-01-01;0402;Kongsvinger;3401;Kongsvinger

    """,
    "regions.yaml": """
    - id: kongsvinger
      name: Kongsvingerregionen
      members:
        - valid_from: 2020-01-01
          municipalities: ["3401"]

    """,
  ]

  private func load(_ name: String? = nil, replacing text: String = "", with other: String = "")
    throws
    -> Geography
  {
    var files = Self.files
    if let name {
      let original = try #require(files[name])
      try #require(original.contains(text))
      files[name] = original.replacing(text, with: other)
    }
    var geography: Geography?
    try withFolder(files) { geography = try GeographyFiles.load(folder: $0) }
    return try #require(geography)
  }

  @Test func emptyDaysMeanNoLimit() throws {
    let geography = try load()
    let code = try #require(MunicipalityCode("3401"))
    #expect(geography.municipalities.count == 2 && geography.changes.count == 1)
    #expect(geography.objection(to: .municipality(code), in: 2019) != nil)
    #expect(geography.objection(to: .municipality(code), in: 2999) == nil)
    #expect(geography.counties(on: .endOfYear(1999)).map(\.name) == ["Hedmark"])
    #expect(
      try #require(geography.region(RegionID("kongsvinger"))).municipalities(on: .endOfYear(2021))
        == [code])
  }

  private static let validity =
    "expected code;name;valid_from;valid_to with codes of two or four "
    + "digits and days as YYYY-MM-DD, the first before the last"

  @Test(arguments: [
    ("municipalities.csv", "3401;", "401;", ":3: \"401;Kongsvinger;2020-01-01;\": \(validity)"),
    (
      "municipalities.csv", "1965-01-01", "1965",
      ":2: \"0402;Kongsvinger;1965;2020-01-01\": \(validity)"
    ),
    ("municipalities.csv", "1965-01-01;", "", ":2: \"0402;Kongsvinger;2020-01-01\": \(validity)"),
    (
      "municipalities.csv", "valid_to", "until",
      ":1: \"code;name;valid_from;until\": expected the header code;name;valid_from;valid_to"
    ),
    ("counties.csv", "34;", "340;", ":3: \"340;Innlandet;2020-01-01;\": \(validity)"),
    (
      "municipality_changes.csv", "2020-01-01", "1.1.2020",
      ":2: \"1.1.2020;0402;Kongsvinger;3401;Kongsvinger\": expected "
        + "date;old_code;old_name;new_code;new_name with codes of two or four digits and days as "
        + "YYYY-MM-DD, the first before the last"
    ),
    (
      "regions.yaml", "3401", "3402",
      ": \"3402\": region kongsvinger: is not a municipality's code in any year"
    ),
    (
      "regions.yaml", "2020-01-01", "soon",
      ": \"soon–\": region kongsvinger: expected days as YYYY-MM-DD"
    ),
  ])
  func lineThatIsNotRightIsRefused(
    _ file: String, _ text: String, _ other: String, _ problem: String
  ) throws {
    let refusal = #expect(throws: RefusedFile.self) {
      try load(file, replacing: text, with: other)
    }
    #expect(refusal?.problems.count == 1)
    #expect(
      refusal?.description.hasSuffix("/\(file)\(problem)") == true, "\(refusal?.description ?? "")")
  }

  @Test func everyWrongLineIsTold() throws {
    let refusal = #expect(throws: RefusedFile.self) {
      try load("municipalities.csv", replacing: "Kongsvinger;", with: "Kongsvinger;x")
    }
    #expect(refusal?.problems.map(\.line) == [2, 3])
  }

  @Test(arguments: [
    ("municipalities.csv", "3401;Kongsvinger;2020-01-01;\n"),
    ("counties.csv", "34;Innlandet;2020-01-01;\n"),
    (
      "regions.yaml",
      "- id: kongsvinger\n  name: Again\n  members:\n    - municipalities: [\"3401\"]\n"
    ),
  ])
  func placeThatStandsTwiceOnADayIsRefused(_ file: String, _ line: String) throws {
    let original = try #require(Self.files[file])
    let refusal = #expect(throws: RefusedFile.self) {
      try load(file, replacing: original, with: original + line)
    }
    let kinds = Set(refusal?.problems.map(\.kind) ?? [])
    #expect(kinds == [.duplicate])
  }

  @Test func validityThatEndsBeforeItBeginsIsRefused() {
    #expect(throws: RefusedFile.self) {
      try load("municipalities.csv", replacing: "1965-01-01", with: "2021-01-01")
    }
  }
}
