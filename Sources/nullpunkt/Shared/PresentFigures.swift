import Analysis
import Indicators
import Storage

/// Analyses of a database's figures, cached by the year of their borders, so that several checks share
/// what has been read and computed.
struct PresentFigures {
  private let store: Store
  let knowledge: Knowledge
  private var known: [Int: Analysis] = [:]

  init(_ store: Store, _ knowledge: Knowledge) {
    self.store = store
    self.knowledge = knowledge
  }

  /// The analysis of the figures in force by today's catalogue, in the borders of a year.
  mutating func analysis(bordersOf year: Int) throws -> Analysis {
    if let made = known[year] { return made }
    let made = try Analysis(
      store.observations(), knowledge, knowledge.catalogue.indicators, bordersOf: year)
    known[year] = made
    return made
  }

  /// The analysis of a zero point's own definitions and files: the one above where both are today's.
  mutating func analysis(of zeroPoint: ZeroPoint) throws -> Analysis {
    let files = Set(zeroPoint.sources.map(\.sha256))
    let isPresent = try files == Set(store.files().map(\.sha256))
    guard try isPresent && zeroPoint.definitions == knowledge.catalogue.indicators else {
      return try Analysis(
        store.observations(from: files), knowledge, zeroPoint.definitions,
        bordersOf: zeroPoint.year)
    }
    return try analysis(bordersOf: zeroPoint.year)
  }
}
