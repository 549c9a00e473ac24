import BundledData
import Files
import Testing

@testable import Ingestion

/// The project's own templates, as `nullpunkt template` writes them, filled in and read.
struct TemplateTests {
  private func template(_ name: String) throws -> String {
    let file = try SourceFile(path: "\(Repository.data)/templates/\(name).csv")
    return String(decoding: try file.contents(), as: UTF8.self)
  }

  private static let filledIn = [
    (
      "ungdata",
      "3401;Kongsvinger;2021;ungdomsskole;8-10;female;loneliness;29;210;260;Rapport s. 4",
      [
        "3401 loneliness 2021 female (ungdomsskole) = 0.29",
        "3401 loneliness.n_answered 2021 female (ungdomsskole) = 210",
        "3401 loneliness.n_invited 2021 female (ungdomsskole) = 260",
      ]
    ),
    (
      "ungdata", "3401;;2021;videregående;;both;loneliness;:;;;",
      ["3401 loneliness 2021 both (videregående) = suppressed"]
    ),
    (
      "statsforvalteren", "3401;Kongsvinger;2021;Oppvekst;child_poverty;12,4;percent;rød;Side 3",
      [
        "3401 child_poverty 2021 both = 0.124", "3401 child_poverty.grade 2021 both = 3",
      ]
    ),
    (
      "figures", "report;neet;3401;Kongsvinger;2021;both;20-29;22,8;percent;;;Kap. 1.2",
      ["3401 neet 2021 both 20-29 = 0.228"]
    ),
  ]

  @Test(arguments: filledIn)
  func templateWithARowIsRead(_ name: String, _ row: String, _ told: [String]) throws {
    let extract = try Repository.read(template(name) + row + "\n")
    #expect(extract.described == [])
    #expect(extract.told == told)
    #expect(extract.form?.title == nil)
  }

  /// A spreadsheet fills every line up to the same number of cells.
  @Test(arguments: filledIn)
  func templateSavedByASpreadsheetIsRead(_ name: String, _ row: String, _ told: [String]) throws {
    let lines = (try template(name) + row).split(separator: "\n").map(String.init)
    let width = row.count { $0 == ";" }
    let saved = lines.map { $0 + String(repeating: ";", count: width - $0.count { $0 == ";" }) }
    let extract = try Repository.read(saved.joined(separator: "\r\n") + "\r\n")
    #expect(extract.described == [])
    #expect(extract.told == told)
  }

  @Test(arguments: ["ungdata", "statsforvalteren", "figures"])
  func templateAsItComesHasNoRows(_ name: String) throws {
    #expect(try Repository.read(template(name)).problems.map(\.kind) == [.empty])
  }

  @Test(arguments: [
    (
      "ungdata", "3401;;2021;barneskole;;both;loneliness;29;210;260;",
      "4: \"barneskole\": is not a level of this table; expected 10, 8, 8-10, 9, ungdomsskole, "
        + "vg1, vg1-vg2, vg1-vg3, vg2, vg3, videregående"
    ),
    (
      "ungdata", "3401;;2021;ungdomsskole;;both;loneliness;129;210;260;",
      "8: \"129\": is neither a percentage from 0 to 100 nor a symbol of ungdata (* .. :)"
    ),
    (
      "statsforvalteren", "3401;;2021;Oppvekst;child_poverty;12,4;percent;blå;",
      "8: \"blå\": is neither a number with decimal mark , nor a symbol of statsforvalteren "
        + "(* .. :), nor one of grønn, gul, rød"
    ),
  ])
  func cellThatCannotBeReadIsRefused(_ name: String, _ row: String, _ problem: String) throws {
    let text = try template(name)
    let line = text.count(where: \.isNewline) + 1
    #expect(try Repository.read(text + row + "\n").described == ["table.csv:\(line):\(problem)"])
  }
}
