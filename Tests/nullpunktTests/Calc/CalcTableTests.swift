import Foundation
import Testing

/// How `calc` takes its values and answers, shown on the interval.
struct CalcTableTests {
  @Test func optionsAloneGiveOneRow() throws {
    let answer = try calc(["--x", "5", "--n", "100"])
    #expect(answer.status == 0)
    let table = try CSVTable(answer.output)
    #expect(table.header == ["x", "n", "level", "method", "value", "lower", "upper"])
    #expect(table.rows.count == 1)
    #expect(table.rows.first?["method"] == "wilson")
    #expect(table.rows.first?["level"] == "0.95")
  }

  @Test func columnsCarryTheOptionsNamesAndOthersFollow() throws {
    let answer = try calc([], "unit,n,level,x\n\"A, B\",100,0.998,20\nC \"D\",100,,1e+01\n")
    #expect(
      answer.messages
        == "standard input:3:1: \"C \"D\",100,,1e+01\": a quote stands where none may; "
        + "inside a quoted cell it must be doubled\n")
    let mended = try calc([], "unit,n,level,x\r\n\"A, B\",100,0.998,20\r\nC,100,,1e+01")
    let table = try CSVTable(mended.output)
    #expect(table.header == ["x", "n", "level", "method", "value", "lower", "upper", "unit"])
    #expect(table.rows.map { $0["unit"] } == ["A, B", "C"])
    #expect(table.rows.map { $0["level"] } == ["0.998", "0.95"])
    #expect(table.rows.map { $0["x"] } == ["20", "10"])
    #expect(abs(try table.rows[0].number("lower") - 0.105191620667) < 1e-12)
  }

  @Test func optionHoldsForEveryRow() throws {
    let answer = try calc(["--n", "100", "--level", "0.998"], "\u{FEFF}x\n20\n30\n")
    let table = try CSVTable(answer.output)
    #expect(table.rows.map { $0["n"] } == ["100", "100"])
    #expect(table.rows.map { $0["level"] } == ["0.998", "0.998"])
  }

  @Test func jsonIsAnArrayInTheOrderOfTheRows() throws {
    let answer = try calc(["--format", "json"], "x,n,unit\n0,10,\"say \"\"so\"\"\\\"\n1,10,å\n")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["x"] as? Int } == [0, 1])
    #expect(rows.map { $0["unit"] as? String } == ["say \"so\"\\", "å"])
    #expect(rows[0]["lower"] as? Double == 0)
    let empty = try calc(["--format", "json"], "x,n\n")
    #expect(empty.output == "[]\n")
  }

  @Test(arguments: [
    ("", "standard input:1: there is no table; expected a header with the columns x, n"),
    ("x,unit\n", "standard input:1: \"x,unit\": no column is called n"),
    ("x,n,x\n", "standard input:1:3: \"x\": the column stands twice"),
    ("x,n,lower\n", "standard input:1:3: \"lower\": the answer has a column of this name"),
    ("x,n\n1,2\n3\n", "standard input:3: \"3\": the row has 1 cells, but must have 2"),
    ("x,n\n1,2\n\n5,4\n", "standard input:4:1: \"5\": x must be from 0 to n = 4"),
    ("x,n\n1,0\n", "standard input:2:2: \"0\": n must be at least 1"),
    ("x,n\n1.5,2\n", "standard input:2:1: \"1.5\": x must be a whole number"),
    ("x,n\n0x1,2\n", "standard input:2:1: \"0x1\": x must be a whole number"),
    ("x,n,level\n1,2,inf\n", "standard input:2:3: \"inf\": level must be a number"),
    ("x,n,level\n1,2,95\n", "standard input:2:3: \"95\": level must be between 0 and 1"),
    ("x,n,method\n1,2,wald\n", "standard input:2:3: \"wald\": method must be one of wilson"),
    (
      "x,n\n1,2\n\"3,4\n",
      "standard input:3:1: \"\"3,4\": a quoted cell begins here and is never closed"
    ),
  ])
  func tableIsRefusedByLineAndColumn(_ input: String, _ message: String) throws {
    let answer = try calc([], input)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
  }

  @Test(arguments: [
    (["--x", "5", "--n", "4"], "--x 5: x must be from 0 to n = 4\n"),
    (["--x", "5", "--n", "8", "--level", "95"], "--level 95.0: level must be between 0 and 1"),
  ])
  func optionIsRefusedByName(_ arguments: [String], _ message: String) throws {
    let answer = try calc(arguments)
    #expect(answer.status == 1)
    #expect(answer.messages.hasPrefix(message), "\(answer.messages)")
  }

  @Test func valueThatIsBothOptionAndColumnIsRefused() throws {
    let answer = try calc(["--n", "5"], "x,n\n1,2\n")
    #expect(answer.status == 1)
    #expect(answer.messages.contains("--n is given too; leave one of them out"))
  }

  /// Lines that end in two bytes fall across the blocks that are read.
  @Test func longTableStreamsThroughWhole() throws {
    let count = 30_000
    let input = "x,n,unit\r\n" + (0..<count).map { "\($0),\(count),å\($0)\r\n" }.joined()
    let answer = try calc([], input)
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == count + 1)
    for (index, line) in lines.dropFirst().enumerated() {
      #expect(line.hasPrefix("\(index),\(count),") && line.hasSuffix(",å\(index)"))
    }
  }

  private func calc(_ arguments: [String], _ input: String? = nil) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["calc", "interval"] + arguments, input: input)
  }
}
