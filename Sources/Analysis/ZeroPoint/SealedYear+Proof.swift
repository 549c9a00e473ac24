import Geography
import Indicators

/// The proof of a zero point: its seals, and that its own definitions, borders and files give it again.
extension SealedYear {
  /// What is not as it was sealed; empty where every part has its seal and follows the part before it.
  package func problems() throws -> [String] {
    var problems: [String] = []
    for (index, part) in parts.enumerated() {
      let hash = try part.contentHash()
      if hash != part.seal {
        problems.append(
          "part \(index + 1) has content with SHA-256 \(hash), but was sealed with \(part.seal)")
      }
      guard let sealed = part.sealed else { continue }
      let before = index > 0 ? parts[index - 1].seal : nil
      if sealed.number != index + 1 || sealed.previous != before {
        problems.append("part \(sealed.number) does not follow the part before it")
      }
    }
    return problems
  }
}

extension Analysis {
  /// What of a part comes out otherwise. The analysis is of the part's own files and definitions.
  package func problems(_ part: SealedYear.Part) -> [String] {
    switch part.content {
    case .sealed(let sealed): problems(sealed)
    case .frozen(let frozen): problems(frozen)
    }
  }

  private func problems(_ part: SealedPart) -> [String] {
    var problems: [String] = []
    if territory.sealedUnits != part.units { problems.append(Self.otherBorders) }
    let now = Dictionary(
      presentFigures(part.definitions, year: part.year).map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
    let differing = part.figures.count { now[$0.key] != $0 }
    if differing > 0 {
      problems.append("\(differing) of \(part.figures.count) figures come out otherwise")
    }
    return problems
  }

  /// Estimates of regions are not compared: a region is a list, and may be another today. Rows that say
  /// nothing but that there is no figure are no more made.
  private func problems(_ frozen: ZeroPoint) -> [String] {
    var problems: [String] = []
    if territory.sealedUnits != frozen.units.filter({ $0.unit.code.level != .region }) {
      problems.append(Self.otherBorders)
    }
    func compared(_ estimates: [Estimate]) -> [Estimate] {
      estimates.filter {
        $0.status != .missing && $0.unit.code.level != .region && $0.benchmark != .region
      }
    }
    let before = compared(frozen.estimates)
    let again = compared(estimates(series(frozen.definitions, year: frozen.year)).rows)
    let differing = zip(again, before).count { $0 != $1 }
    if differing > 0 || again.count != before.count {
      problems.append("\(differing) of \(before.count) estimates come out otherwise")
    }
    return problems
  }

  private static let otherBorders = "today's borders of the year differ"
}
