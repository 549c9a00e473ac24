import Chance
import Files
import Foundation
import Geography
import Ingestion
import Observations

/// Feeds the parsers almost valid input, and checks invariants of their answers.
struct Fuzzing {
  let geography: Geography
  let reader: ExtractReader

  /// A violated invariant with its input.
  struct Failure: Error, CustomStringConvertible {
    let what: String
    let input: String

    var description: String { "\(what): \(input.debugDescription)" }
  }

  /// - Returns: the number of inputs given to each parser.
  func run(inputs count: Int, seed: UInt64) throws -> [(String, Int)] {
    var inputs = Inputs(random: SplitMix64(seed: seed))
    let (figures, columns, times, places) = (
      count * 30 / 100, count * 10 / 100, count * 10 / 100, count * 43 / 100
    )
    let shapes = count * 2 / 100
    let files = count - figures - columns - times - places - shapes
    for _ in 0..<figures { try checkFigure(inputs.figure()) }
    for _ in 0..<columns { try checkColumn((0..<4).map { _ in inputs.figure() }) }
    for _ in 0..<times { try checkTimes((0..<3).map { _ in inputs.time() }) }
    for _ in 0..<places { try checkPlace(inputs.place()) }
    for _ in 0..<files { try checkFile(inputs.file()) }
    var shaped = ShapeFuzzing(reader: reader, random: inputs.random)
    try shaped.check(shapes)
    return [
      ("figures", figures), ("columns", columns), ("times", times), ("places", places),
      ("files", files), ("tables in every format and shape", shapes),
    ]
  }

  /// Checks that a text read as a number contains that number's digits and little else.
  private func checkFigure(_ text: String) throws {
    for mark in [Character(","), "."] {
      guard let number = NumberText.parse(text, decimalMark: mark) else { continue }
      var plain = text.filter { !" \u{A0}\u{202F}%".contains($0) }
      if let first = plain.first, "−–".contains(first) { plain = "-" + plain.dropFirst() }
      let allowed = plain.allSatisfy { ("0"..."9").contains($0) || $0 == mark || $0 == "-" }
      guard allowed, number.isFinite, Double(plain.replacing(String(mark), with: ".")) == number
      else { throw Failure(what: "read as \(number) with mark \(mark)", input: text) }
    }
  }

  /// Checks that a column's format does not depend on the order of its cells, and that a number read in it
  /// has the digits of its text.
  private func checkColumn(_ texts: [String]) throws {
    let format = Self.format(of: texts)
    guard format == Self.format(of: texts.reversed()) else {
      throw Failure(what: "another format in another order", input: texts.joined(separator: " | "))
    }
    for text in texts {
      guard let number = format?.number(text) else { continue }
      let digits = text.prefix { $0 != "e" }.filter { ("0"..."9").contains($0) }
      let isZero = digits.allSatisfy { $0 == "0" }
      guard number.isFinite, !digits.isEmpty, isZero == (number == 0) || text.contains("e") else {
        throw Failure(what: "read as \(number)", input: text)
      }
    }
  }

  private static func format(of texts: [String]) -> NumberFormat? {
    var marks = NumberMarks()
    for (index, text) in texts.enumerated() { marks.add(text, line: index + 1) }
    return try? marks.format(isWhole: false).get()
  }

  /// Checks that times are put in the same order however they come, each of them once.
  private func checkTimes(_ texts: [String]) throws {
    let given = Set(texts)
    guard let sorted = try? TimeOrder.sorted(given.sorted()) else { return }
    guard Set(sorted) == given, sorted.count == given.count,
      try TimeOrder.sorted(sorted.reversed()) == sorted
    else { throw Failure(what: "times in no order", input: texts.joined(separator: " | ")) }
  }

  /// Checks that a text read as a place names a known one, whose code is read as the same place.
  private func checkPlace(_ text: String) throws {
    for context in [RegionContext(), RegionContext(holdsCodes: true), .endOfYear(2021)] {
      guard let cell = try? RegionCell(text, in: geography, context) else { continue }
      guard let again = try? RegionCell(cell.unit.description, in: geography),
        again.unit == cell.unit
      else {
        throw Failure(what: "read as \(cell.unit), which does not read as itself", input: text)
      }
    }
  }

  /// Checks that a file is refused with reasons, or every cell of it is accounted for.
  private func checkFile(_ bytes: [UInt8]) throws {
    let file = SourceFile(path: "input.csv", bytes: bytes)
    var observations: [Observation] = []
    let extract = reader.read(file) { observation, _ in observations.append(observation) }
    func fail(_ what: String) -> Failure {
      Failure(what: what, input: String(decoding: bytes, as: UTF8.self))
    }
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    guard observations.allSatisfy({ (1...lines).contains($0.origin.line) && $0.origin.column >= 1 })
    else { throw fail("an observation stands outside the file") }
    guard extract.problems.allSatisfy({ (0...lines).contains($0.line) && $0.column >= 0 }) else {
      throw fail("a problem stands outside the file")
    }
    guard extract.problems.isEmpty else { return }
    guard extract.reconciliation.isComplete,
      extract.reconciliation.observations == observations.count, extract.form?.recipe != nil
    else { throw fail("accepted without a complete account") }
    guard Set(observations.map(\.key)).count == observations.count else {
      throw fail("the same figure twice")
    }
  }
}
