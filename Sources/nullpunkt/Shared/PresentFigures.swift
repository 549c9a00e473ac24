import Analysis
import Indicators
import Observations
import Storage

/// A database's figures and what is computed from them, kept so that several checks share what has been
/// read and computed.
struct PresentFigures {
  private let store: Store
  let knowledge: Knowledge
  private var inForce: ObservationTable?
  private var ofFiles: [Set<String>: ObservationTable] = [:]
  private var known: [Int: Analysis] = [:]

  init(_ store: Store, _ knowledge: Knowledge) {
    self.store = store
    self.knowledge = knowledge
  }

  /// The analysis of the figures in force since a zero point.
  mutating func analysis(since sealed: SealedYear) throws -> Analysis {
    if let made = known[sealed.year] { return made }
    let made = try Analysis(
      observations(), knowledge, knowledge.catalogue(since: sealed).indicators,
      bordersOf: sealed.year, since: sealed)
    known[sealed.year] = made
    return made
  }

  /// What today's figures say beside a zero point.
  mutating func review(of sealed: SealedYear) throws -> ZeroPointReview {
    try ZeroPointReview(sealed, analysis(since: sealed), knowledge.catalogue)
  }

  /// What does not come out again when a part is made from its own definitions, borders and files.
  mutating func problems(_ part: SealedYear.Part) throws -> [String] {
    let analysis = try Analysis(
      observations(from: Set(part.sources.map(\.sha256))), knowledge, part.definitions,
      bordersOf: part.year)
    return analysis.problems(part)
  }

  private mutating func observations() throws -> ObservationTable {
    let made = try inForce ?? store.observations()
    inForce = made
    return made
  }

  /// The figures of some files alone; those in force where there are no others.
  private mutating func observations(from files: Set<String>) throws -> ObservationTable {
    if try files == Set(store.files().map(\.sha256)) { return try observations() }
    if let made = ofFiles[files] { return made }
    let made = try store.observations(from: files)
    ofFiles[files] = made
    return made
  }
}
