import Foundation
import Testing

/// What `analyse` is told by a table as people make them: read, or refused with the line, and never taken
/// for something else.
struct AnalyseHonestyTests {
  private static let shares = ["--numerator", "x", "--denominator", "n", "--better", "low"]

  private func analyse(_ bytes: [UInt8], _ options: [String]) throws -> BuiltProgram.Answer {
    let folder = try TemporaryFolder()
    try folder.write(bytes, as: "t.csv")
    return try BuiltProgram.run(["analyse", "t.csv"] + options, in: folder.url)
  }

  private func analyse(_ text: String, _ options: [String] = Self.shares) throws
    -> BuiltProgram.Answer
  {
    try analyse(Array(text.utf8), options)
  }

  /// Thirty-two wards over four months: one is far better in the first, and another since.
  private func wards(_ months: [String]) -> String {
    var lines = ["unit;month;x;n"]
    for (index, month) in months.enumerated() {
      for ward in 1...32 {
        let isBetter = ward == (index == 0 ? 3 : 9)
        lines.append(
          "W\(ward);\(month);\(isBetter ? 60 : 150 + (ward * 7 + index * 5) % 11 * 4);900")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Alphabetically the first of these months comes last.
  @Test(arguments: [
    ["2021-10", "2021-11", "2021-12", "2022-01"],
    ["oktober 2021", "november 2021", "desember 2021", "januar 2022"],
    ["Oct-21", "Nov-21", "Dec-21", "Jan-22"],
    ["10.2021", "11.2021", "12.2021", "01.2022"],
    ["31.10.2021", "30.11.2021", "29.12.2021", "28.01.2022"],
    ["Q2 2021", "Q3 2021", "Q4 2021", "Q1 2022"],
    ["2021M10", "2021M11", "2021M12", "2022M01"],
  ])
  func lastPeriodIsTheLastInTime(_ months: [String]) throws {
    let answer = try analyse(
      wards(months), Self.shares + ["--period", "month", "--minimum-difference", "0.02"])
    #expect(answer.status == 0, "\(answer.messages)")
    let table = try CSVTable(answer.output)
    #expect(table.rows.allSatisfy { $0["period"] == months[3] })
    #expect(table.rows.filter { $0["candidate"] == "yes" }.map { $0["unit"] } == ["W9"])
  }

  @Test(arguments: [
    (
      "3401;3;20\n3417;5;40\n3401 Kongsvinger;4;30\n",
      "t.csv:4:1: \"3401 Kongsvinger\": unit is written"
    ),
    ("A;3;20\nB;5;40\n9999 Uoppgitt;4;30\n", "is of people whose unit is not known"),
  ])
  func oneUnitInTwoSpellingsAndNoUnitAreRefused(_ rows: String, _ message: String) throws {
    let answer = try analyse("unit;x;n\n" + rows)
    #expect(answer.status == 1)
    #expect(answer.messages.contains(message))
  }

  @Test(arguments: [
    (["før", "etter", "siden", "nå"], "t.csv:2:2: \"før\": month is no time that is known"),
    (["2019", "2020", "2021", "2022K1"], "\"2022K1\": month is not the kind of time that 2019 is"),
    (["mars 2019", "2019-03", "2020-03", "2021-03"], "month is the same time as"),
    (["01/02/2021", "02/01/2021", "03/03/2021", "04/04/2021"], "may be read in two ways"),
    (["98", "99", "00", "01"], "expected years of four digits"),
  ])
  func columnWhoseOrderIsNotKnownIsRefused(_ months: [String], _ message: String) throws {
    let answer = try analyse(wards(months), Self.shares + ["--period", "month"])
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.messages.contains(message), "\(answer.messages)")
  }

  private func denominators(_ texts: [String], between delimiter: String = ";") -> String {
    let rows = texts.enumerated().map { "U\($0)\(delimiter)\(5 + $0 % 2)\(delimiter)\($1)\n" }
    return "unit\(delimiter)x\(delimiter)n\n" + rows.joined()
  }

  @Test(arguments: [
    (["9.000", "812", "12.400"], ["9000", "812", "12400"]),
    (["9.120", "7.004", "12.400"], ["9120", "7004", "12400"]),
    (["9 000", "812", "1 012 400"], ["9000", "812", "1012400"]),
    (["9.000.000", "812.000", "400"], ["9000000", "812000", "400"]),
    (["9000,0", "812,0", "400,0"], ["9000", "812", "400"]),
    (["9.000,0", "812,0", "400,0"], ["9000", "812", "400"]),
  ])
  func marksAreDecidedFromTheWholeColumn(_ texts: [String], _ counts: [String]) throws {
    let answer = try analyse(denominators(texts))
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(try CSVTable(answer.output).rows.map { $0["denominator"] } == counts)
  }

  @Test(arguments: [(";", "."), ("\t", ",")])
  func markThatMayBeOfThousandsIsRefusedUnlessTold(_ delimiter: String, _ mark: String) throws {
    let table = denominators(["9\(mark)000", "12\(mark)000", "8\(mark)000"], between: delimiter)
    let answer = try analyse(table)
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(
      answer.messages
        == "t.csv:2:3: \"9\(mark)000\": n may be 9000 with a mark between thousands, or have three "
        + "decimals; expected numbers without marks between thousands, or --decimal-mark comma or "
        + "point\n")
    let other = mark == "." ? "comma" : "point"
    let told = try analyse(table, Self.shares + ["--decimal-mark", other])
    #expect(try CSVTable(told.output).rows.map { $0["denominator"] } == ["9000", "12000", "8000"])
  }

  @Test func twoDecimalMarksInAColumnAreRefused() throws {
    let answer = try analyse(
      "unit;pay;n\nA;512.500;20\nB;498,5;30\nC;2.000;40\n",
      ["--mean", "pay", "--n", "n", "--better", "high"])
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(
      answer.messages.hasPrefix(
        "t.csv:2:2: \"512.500\": pay and 498,5 in line 3 are two decimal marks in a column"))
  }

  @Test(arguments: [
    ("I alt,12,90\n", "t.csv:5: \"I alt\": is a total and no unit, by its name"),
    (
      "Sum helseforetak,12,90\n",
      "t.csv:5: \"Sum helseforetak\": is a total and no unit, by its name"
    ),
    ("X,10,90\n", "t.csv:5: \"X\": is a total and no unit: its numbers are the sums"),
    ("Kilde: registeret,,\n", "t.csv:5: \"Kilde: registeret\": is a note and no unit"),
    ("* er ikke vist,,\n", "t.csv:5: \"* er ikke vist\": is a note and no unit"),
    ("\nKilde: registeret\n", "t.csv:6: \"Kilde: registeret\": is a note and no unit"),
  ])
  func rowThatIsNoUnitIsRefusedOrSetAside(_ row: String, _ message: String) throws {
    let table = "unit,x,n\nA,2,20\nB,3,30\nC,5,40\n" + row
    let answer = try analyse(table)
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
    let aside = try analyse(table, Self.shares + ["--other-rows", "set-aside"])
    #expect(try CSVTable(aside.output).rows.map { $0["unit"] } == ["A", "B", "C"])
    #expect(aside.messages.hasPrefix(message), "\(aside.messages)")
    #expect(aside.messages.contains("set aside\n"))
  }

  @Test(arguments: [
    (["3401 Kongsvinger", "3415 Sør-Odal", "3417 Grue", "34 Innlandet"], "34 Innlandet"),
    (["3401", "3415", "3417", "0"], "0"), (["K-3401", "K-3415", "K-3417", "F-34"], "F-34"),
    (["030101 Gamle Oslo", "030102 Grünerløkka", "030103 Sagene", "0301 Oslo"], "0301 Oslo"),
  ])
  func codeOfALargerWholeIsRefused(_ units: [String], _ larger: String) throws {
    let rows = units.enumerated().map { "\($1),\($0 + 3),\(20 + $0 * 7)\n" }.joined()
    let answer = try analyse("unit,x,n\n" + rows)
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(
      answer.messages.hasPrefix(
        "t.csv:5: \"\(larger)\": is a larger whole than the other units, by its code"))
  }

  /// A sum of the rows above, among units that follow it.
  @Test func subtotalAmongTheUnitsIsRefused() throws {
    var rows = (1...9).map { "S\($0),\(97 + $0 * 13),\(801 + $0 * 37)" }
    rows.insert("Øst,\(97 * 4 + 130),\(801 * 4 + 370)", at: 4)
    let answer = try analyse("unit,x,n\n" + rows.joined(separator: "\n") + "\n")
    #expect(answer.status == 1)
    #expect(
      answer.messages.hasPrefix("t.csv:6: \"Øst\": is a total and no unit"), "\(answer.messages)")
  }

  @Test func titlesAboveTheHeaderArePassedOver() throws {
    let answer = try analyse(
      "\"01234: Elever, etter skole og år\"\n\n\"skole\";\"Fravær 2021\";\"Elever 2021\"\n"
        + "\"A\";3;20\n\"B\";..;30\n\"C\";5;40\n",
      [
        "--unit", "skole", "--numerator", "Fravær 2021", "--denominator", "Elever 2021", "--better",
        "low",
      ])
    #expect(answer.status == 0, "\(answer.messages)")
    #expect(try CSVTable(answer.output).rows.map { $0["numerator"] } == ["3", "", "5"])
  }

  @Test func headerThatStandsAgainIsRefused() throws {
    let answer = try analyse("unit,x,n\nA,3,20\nunit,x,n\nB,5,40\n")
    #expect(
      answer.messages
        == "t.csv:3: \"unit,x,n\": the header of line 1 stands again; expected one table in a file\n"
    )
  }

  @Test(arguments: ["T?nsberg", "TÃ¸nsberg", "BÃ¦rum"])
  func lettersThatWereLostAreTold(_ name: String) throws {
    let answer = try analyse("unit;x;n\n\(name);3;20\nHamar;4;20\nHva?;4;30\n")
    #expect(
      answer.messages.hasPrefix("t.csv:2: \"\(name)\": a letter looks lost or misread"),
      "\(answer.messages)")
    #expect(!answer.messages.contains("t.csv:4"))
  }

  @Test func rowsDrawnIntoACellAreRefused() throws {
    let answer = try analyse("unit;x;n\nA;3;20\n\"B;5;40\nC\";5;40\nD;1;20\n")
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.messages.contains(": the quoted cell holds a whole row of the table"))
  }

  /// Åsnes, Bærum and Tønsberg as DOS and old Macs wrote them.
  @Test(arguments: [
    ([0x8F, 0x91, 0x9B] as [UInt8]), [0x81, 0xBE, 0xBF], [0xC5, 0xE6, 0xF8],
  ])
  func lettersOfOldCodePagesAreRead(_ letters: [UInt8]) throws {
    let names = ["@snes", "B@rum", "T@nsberg"].enumerated().map { index, name in
      name.utf8.map { $0 == UInt8(ascii: "@") ? letters[index] : $0 }
    }
    let rows = names.enumerated().flatMap { $1 + Array(";\($0 + 3);\(200 + $0)\r\n".utf8) }
    let answer = try analyse(Array("unit;x;n\r\n".utf8) + rows, Self.shares)
    #expect(
      Set(try CSVTable(answer.output).rows.map { $0["unit"] }) == ["Åsnes", "Bærum", "Tønsberg"])
  }
}
