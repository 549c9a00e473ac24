import Chance
import Files
import Ingestion
import MadeTables
import Observations

/// Tries tables in every format and shape: whole ones are read as they were written, damaged ones are
/// refused or accounted for.
struct ShapeFuzzing {
  let reader: ExtractReader
  var random: SplitMix64

  mutating func check(_ count: Int) throws(Fuzzing.Failure) {
    for _ in 0..<count { try check() }
  }

  private mutating func check() throws(Fuzzing.Failure) {
    let table = MadeTable(&random)
    let form = random.one(of: TableForm.allCases)
    // One cell with every dimension in its head has no delimiter: nothing tells that it is a table.
    let mostInHead = table.dimensions.count - (table.cells.count == 1 ? 1 : 0)
    let head = random.below(mostInHead + 1)
    var bytes = form.bytes(of: table, head: head, &random)
    func fail(_ what: String) -> Fuzzing.Failure {
      Fuzzing.Failure(
        what: "\(form.rawValue), \(what)", input: String(decoding: bytes, as: UTF8.self))
    }
    let isWhole = random.below(2) == 0
    if !isWhole {
      for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
    }
    var found: [[MadeTable.Role: String]: CellValue] = [:]
    var count = 0
    let extract = reader.read(SourceFile(path: "tabell", bytes: bytes)) { observation, _ in
      found[observation.key.meanings] = observation.value
      count += 1
    }
    if isWhole {
      if let problem = extract.problems.first { throw fail("refused: \(problem)") }
      let answers = table.answers
      guard count == answers.count, found.count == count else { throw fail("\(count) figures") }
      for (about, text) in answers where found[about].map({ $0.isPrinted(as: text) }) != true {
        throw fail("\(about) is read as \(String(describing: found[about])), not \(text)")
      }
    } else if extract.problems.isEmpty {
      guard extract.reconciliation.isComplete, extract.reconciliation.observations == count,
        found.count == count
      else { throw fail("accepted without a complete account") }
    }
  }
}
