import Chance
import Files
import Foundation
import Geography
import Ingestion
import Observations

/// Damages copies of real files systematically, and classifies what the importer makes of them.
struct DamageStudy {
  let reader: ExtractReader

  enum Outcome: String, CaseIterable {
    /// The file is refused with a reason.
    case refused
    /// Everything stored is also in the undamaged file.
    case harmless
    /// A figure is wrong or lost, and the import warns that sums disagree, that places are absent or that
    /// the file may be cut off.
    case told = "told"
    /// A figure is lost, such as with a whole line, and nothing in the file reveals it.
    case lost = "figures missing"
    /// A wrong figure is stored, and nothing in the file reveals it.
    case wrong = "wrong figure"
  }

  struct Tally {
    var outcomes: [Outcome: Int] = [:]
    /// An example of a wrong figure.
    var example: String?
  }

  /// - Returns: for each kind of damage, the number of copies with each outcome.
  func run(_ path: String, copies: Int, seed: UInt64) throws -> [(Damage, Tally)] {
    let bytes = try Self.part(of: path)
    let (extract, truth) = read(SourceFile(path: path, bytes: bytes))
    guard extract.problems.isEmpty, let form = extract.form else {
      throw Fuzzing.Failure(what: "the whole file has problems", input: path)
    }
    let (delimiter, width) = (form.delimiter.asciiValue ?? 0x3B, form.encoding.unitSize)
    var random = SplitMix64(seed: seed)
    return Damage.allCases.map { damage in
      var tally = Tally()
      for _ in 0..<copies {
        let damaged = damage.applied(to: bytes, delimiter: delimiter, width: width, &random)
        let outcome = outcome(
          SourceFile(path: path, bytes: damaged), truth, extract.reconciliation)
        tally.outcomes[outcome.0, default: 0] += 1
        if outcome.0 == .wrong { tally.example = outcome.1 }
      }
      return (damage, tally)
    }
  }

  private func read(_ file: SourceFile) -> (Extract, [Observation.Key: CellValue]) {
    var figures: [Observation.Key: CellValue] = [:]
    let extract = reader.read(file) { observation, _ in figures[observation.key] = observation.value
    }
    return (extract, figures)
  }

  private func outcome(
    _ file: SourceFile, _ truth: [Observation.Key: CellValue], _ known: Reconciliation
  ) -> (Outcome, String) {
    let (extract, figures) = read(file)
    guard extract.problems.isEmpty else { return (.refused, "") }
    let wrong = figures.first { truth[$0.key] != $0.value }
    let isTold =
      extract.reconciliation.disagreeingSums != known.disagreeingSums
      || extract.reconciliation.absent != known.absent || extract.form?.isUnended == true
    if let wrong {
      return (
        isTold ? .told : .wrong, "\(wrong.key.series) \(wrong.key.unit) = \(wrong.value)"
      )
    }
    if figures.count < truth.count { return (isTold ? .told : .lost, "") }
    return (.harmless, "")
  }

  /// The file or, of a large one, the rows of one age and both sexes: all places, so that sums still
  /// agree.
  private static func part(of path: String) throws -> [UInt8] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let wanted = Array(";\"20-24 ".utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.firstRange(of: wanted) != nil }) else { return bytes }
    let both = Array("Begge".utf8)
    let kept = lines.enumerated().filter { at, line in
      at < 3 || (line.firstRange(of: wanted) != nil && line.firstRange(of: both) != nil)
    }
    return Array(kept.map(\.element).joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
  }
}

extension TextEncoding {
  /// The number of bytes of an ASCII character in the encoding.
  fileprivate var unitSize: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: 2
    default: 1
    }
  }
}
