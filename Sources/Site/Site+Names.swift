import Geography
import Indicators
import Reporting

extension Site {
  /// The name of an indicator's source as readers know it: `SSB, tabell 13556`.
  func sourceName(_ indicator: Indicator) -> String {
    let parts = indicator.source.split(separator: "-", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return indicator.source }
    let publisher = ["ssb": "SSB", "nav": "NAV", "fhi": "FHI", "imdi": "IMDi", "udir": "Udir"][
      first]
    guard let publisher else { return indicator.source }
    return parts.count > 1 ? "\(publisher) \(parts[1])" : publisher
  }

  /// The name of a context indicator inside a sentence.
  func contextName(_ name: String) throws -> String {
    if name == Indicator.sizeAsContext { return try words("context_size") }
    return content.catalogue.indicators.first { $0.id == name }?.name.string(words.language)
      .insideSentence ?? name
  }
}
