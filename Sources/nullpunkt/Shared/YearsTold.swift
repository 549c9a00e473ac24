import Indicators
import Storage

extension Store {
  /// The years of which there are figures for some indicators, in a sentence.
  func yearsTold(of indicators: [Indicator]) throws -> String {
    let years = try years(of: Set(indicators.map(\.mainMeasure))).values
      .reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
    guard let first = years.first, let last = years.last else {
      return "there are no figures at all"
    }
    let isWhole = last - first == years.count - 1 && first != last
    return "there are figures of "
      + (isWhole ? "\(first)–\(last)" : years.map(String.init).joined(separator: ", "))
  }
}
