import Files
import Foundation
import Testing

@testable import Rollup

/// Refusals of files whose cells lie where others are expected: the place is told, and nobody's number or name.
struct PersonTextTests {
  private static let recipe = PersonYears.recipe
  private static let number = "15057612345"
  private static let header = PersonYears.header
  private static let good = PersonYears.good

  private func told(_ text: String, recipe: String = recipe) -> [String] {
    do {
      return try RolledUp(recipe, text).problems()
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("2021;\(number);0301;1;1995-05-05;1", ":3:2: \"00000000000\": is no year in aar"),
    ("b;2021;\(number);1;1995-05-05;1", ":3:3: \"00000000000\": is no municipality's code"),
    ("b;2021;0301;\(number);1995-05-05;1", ":3:4: \"00000000000\": is no sex in kjonn"),
    ("b;2021;0301;1;\(number);1", ":3:5: \"00000000000\": is no day in fodt"),
    ("b;2021;0301;1;1995-05-05;150576 12345", ":3:6: \"000000 00000\": is not known in utenfor"),
    ("kp17;2021;0301;1;1995-05-05;av kp17", ":3:6: \"aa aa00\": is not known in utenfor"),
    ("17;2021;0301;17;1995-05-05;1", ":3:4: \"00\": is no sex in kjonn"),
    ("b;2021;0301;1;1995-05-05;Åse Nordmann", ":3:6: \"Aaa Aaaaaaaa\": is not known in utenfor"),
    ("b;2021;0301;1;1995-05-05;NORDMANN, ÅSE", ":3:6: \"AAAAAAAA, AAA\": is not known in utenfor"),
    (
      "b;2021;0301;1;1995-05-05;\(String(repeating: "ord ", count: 9))",
      ":3:6: \"aaa aaa aaa aaa aaa aaa aaa aaa aaa\": is not known in utenfor"
    ),
    ("b;2021;0301;1;2021-06-30 12:34:56;1", ":3:5: \"0000-00-00 00:00:00\": is no day in fodt"),
    ("b;2021;0301;1;1995-05-05;ukjent", ":3:6: \"ukjent\": is not known in utenfor"),
  ])
  func cellsThatMayBeSomebodyAreShownByTheirForm(row: String, message: String) {
    let told = told(Self.header + Self.good + row + "\n")
    #expect(told.count == 1)
    #expect(told.first?.contains("persons.csv" + message) == true, "\(told)")
    #expect(!told.contains { $0.contains("12345") || $0.contains("kp17") || $0.contains("rdmann") })
  }

  /// A file without a header begins with somebody.
  @Test(arguments: [
    "\(number);2021;0301;1;1995-05-05;1\n", "\(number)|2021|0301|1|1995-05-05|1\n",
    "k;2021;0301;m;5;1\n", "Liste for \(number)\nid;aar;komm\n",
  ])
  func fileWithoutAHeaderIsRefusedAndNotShown(text: String) {
    let told = told(text)
    #expect(told.count == 1)
    #expect(
      told.first?.hasSuffix(
        "persons.csv:1: seems to be a row of somebody, and is not shown; expected the names of the columns"
      )
        == true, "\(told)")
  }

  @Test func partWithoutAHeaderIsRefusedAndNotShown() throws {
    let rolled = try RolledUp(Self.recipe, Self.header + Self.good)
    let folder = try rolled.folder("parts")
    try Data((Self.header + Self.good).utf8).write(to: folder.appendingPathComponent("1.csv"))
    try Data("\(Self.number);2021;0301;1;1995-05-05;1\n".utf8)
      .write(to: folder.appendingPathComponent("2.csv"))
    let refusal = #expect(throws: RefusedFile.self) { try PersonFile(path: folder.path) }
    #expect(refusal?.description.contains("2.csv:1: seems to be a row of somebody") == true)
    #expect(refusal?.description.contains(Self.number) == false)
  }

  /// Whatever an engine says of a row that it cannot read, the row is not in it.
  @Test(arguments: [
    ("\"\(number)\nmore\";2021;0301;1;1990-01-01\n", "it has 5 cells; expected the header's 6"),
    ("\(number);2021;0301;1;1990-01-01;0;9\n", "it has 7 cells; expected the header's 6"),
    ("\"\(number);2021;0301;1;1990-01-01;0\n", "a quotation mark is not closed"),
    ("\"\(number)\"x;2021;0301;1;1990-01-01;0\n", "expected one at each end of a cell"),
  ])
  func rowsThatCannotBeReadAreNotShown(row: String, message: String) {
    let told = told(Self.header + Self.good + row)
    #expect(told.count == 1)
    #expect(told.first?.contains("persons.csv:3: the row cannot be read: ") == true, "\(told)")
    #expect(told.first?.contains(message) == true, "\(told)")
    #expect(!told.contains { $0.contains("12345") || $0.contains("1990") || $0.contains("more") })
  }

  @Test func brokenLettersAreNotShown() throws {
    let text = Self.header + Self.good + "bø\(Self.number);2021;0301;1;1995-05-05;1\n"
    let rolled = try RolledUp(Self.recipe, text, in: .isoLatin1)
    let refusal = #expect(throws: RefusedFile.self) { try rolled.answer() }
    #expect(
      refusal?.description.contains(
        "persons.csv:3: the row cannot be read: it is not UTF-8; expected that, or encoding: latin-1"
      )
        == true)
  }

  /// Lines are the file's also where an engine numbers records alone.
  @Test func linesAreThoseOfTheFile() {
    let bad = "b;2021;0301;1;1995-02-30;1\n"
    #expect(
      told(Self.header + "\"a\nc\";2021;0301;1;1995-05-05;1\n" + bad).first?
        .hasPrefix("persons.csv:4:5: ") == true)
    #expect(
      told(Self.header + Self.good + "\n\n" + bad).first?.hasPrefix("persons.csv:5:5: ") == true)
    let returns = (Self.header + Self.good + bad).replacing("\n", with: "\r\n")
    #expect(told(returns).first?.hasPrefix("persons.csv:3:5: ") == true)
    #expect(
      told(returns.replacing("\r\n", with: "\r")).first?.hasPrefix("persons.csv:3:5: ") == true)
    #expect(
      told(Self.header + "\"a\nc\";2021;0301;1;1995-05-05;1\n\nb;2021\n").first?
        .contains("persons.csv:5: the row cannot be read") == true)
    #expect(
      told(Self.header + "\n" + Self.good + "\"a\";2021;1103;1;1995-05-05;0\n").first?
        .hasPrefix("persons.csv:4:1: ") == true)
  }
}
