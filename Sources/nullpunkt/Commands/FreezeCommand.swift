import Analysis
import ArgumentParser
import Geography
import Indicators
import Storage

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Freeze a year as the zero point, immutably.",
    discussion: """
      The zero point holds the definitions, the borders, the hashes of the files and every estimate \
      of the year. It cannot be changed or added to; change is measured against it whatever the \
      sources revise later. Freezing a frozen year again is refused unless nothing would differ.
      """)

  @Argument(help: "The year.")
  var year: Int
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open()
    let indicators = try knowledge.catalogue.indicators
    let analysis = try Analysis(store.observations(), knowledge, indicators, bordersOf: year)
    let (frozen, isNew) = try store.frozen(year, analysis, indicators)
    try store.close()
    let same = isNew ? "frozen" : "was frozen before, with the same content"
    Console.answer("\(year) \(same): SHA-256 \(frozen.sealedHash)\n")
  }
}

extension Store {
  /// Returns the zero point of a year, freezing it where it is not yet frozen.
  /// - Throws: `Refusal` when the same files now give other content than was frozen.
  func frozen(_ year: Int, _ analysis: Analysis, _ indicators: [Indicator]) throws
    -> (FrozenZeroPoint, isNew: Bool)
  {
    if let frozen = try zeroPoint(year) {
      let present = analysis.zeroPoint(year, indicators, sources: frozen.zeroPoint.sources)
      guard try present.contentHash() == frozen.sealedHash else {
        throw Refusal(
          "\(year) is frozen with SHA-256 \(frozen.sealedHash) and stays so; today's definitions, "
            + "borders or figures would give another, which needs a database of its own (--database)"
        )
      }
      return (frozen, false)
    }
    let present = analysis.zeroPoint(year, indicators, sources: try files())
    guard present.estimates.contains(where: { $0.value != nil }) else {
      throw Refusal("there are no figures for \(year) to freeze; import extracts first")
    }
    try freeze(present)
    guard let frozen = try zeroPoint(year) else {
      throw Refusal("\(year) was frozen but cannot be read back")
    }
    return (frozen, true)
  }
}
