import Files
import Indicators
import Observations

/// What a file's figures are good for: how many are read by indicators, and which measures none reads.
package struct FigureUse: Sendable, Equatable {
  package let figures: Int
  package let read: Int
  /// The ids of the indicators that read any, in the catalogue's order.
  package let indicators: [String]
  /// The measures, or parts of them, that no indicator reads, each in words; in order, the first of them.
  package let unread: [String]
  /// How many such measures and parts there are in all.
  package let unreadCount: Int

  /// So many are put into words: a file may have as many as it has rows.
  private static let mostUnread = 100

  /// - Parameter counts: the file's series, each once, with how many figures there are of it.
  package init(_ counts: some Sequence<(Series, Int)>, _ catalogue: Catalogue) {
    let readers = Dictionary(
      catalogue.indicators.flatMap { indicator in indicator.measures.map { ($0, [indicator]) } },
      uniquingKeysWith: +)
    var (figures, read, unread, unknown) = (0, 0, Set<String>(), Set<Measure>())
    var ids: Set<String> = []
    for (series, count) in counts where count > 0 {
      figures += count
      let indicators = readers[series.measure] ?? []
      let reading = indicators.filter { $0.reads(series) }
      if indicators.isEmpty {
        unknown.insert(series.measure)
      } else if reading.isEmpty {
        unread.insert(Self.reason(series, indicators))
      } else {
        read += count
        ids.formUnion(reading.map(\.id))
      }
    }
    self.figures = figures
    self.read = read
    indicators = catalogue.indicators.map(\.id).filter(ids.contains)
    unreadCount = unread.count + unknown.count
    let names = Set(catalogue.indicators.map(\.mainMeasure.name)).sorted()
    let strange = unknown.sorted().prefix(Self.mostUnread).map { measure in
      let nearest = NearestNames.misspelt(measure.name, among: names)
      return "measure `\(measure.name)` of \(measure.source) is not in the catalogue"
        + (nearest.map { "; perhaps `\($0)`" } ?? "")
    }
    self.unread = Array((unread + strange).sorted().prefix(Self.mostUnread))
  }

  /// Why a series is not read whose measure is.
  private static func reason(_ series: Series, _ indicators: [Indicator]) -> String {
    let name = series.measure.name
    let levels = Set(indicators.flatMap { $0.levels(of: series.measure) })
    guard levels.contains(series.level) else {
      let read = levels.map { $0.map { "`\($0)`" } ?? "the total" }.sorted()
      return "measure `\(name)` is read of \(read.joined(separator: ", ")) and not of "
        + (series.level.map { "`\($0)`" } ?? "the total")
    }
    let kind = [series.sex.rawValue, series.age?.description].compactMap { $0 }
    return "measure `\(name)` is not read of \(kind.joined(separator: ", ")) "
      + "(\(series.period.kind.rawValue))"
  }

  /// `7 figures: 5 are read by indicators (…), 2 by none: measure …`.
  package var summary: String {
    let many = 6
    func list(_ texts: [String]) -> String {
      texts.prefix(many).joined(separator: ", ")
        + (texts.count > many ? " and \(texts.count - many) more" : "")
    }
    var text = "\(figures) figures: \(read) are read by indicators"
    if !indicators.isEmpty { text += " (\(list(indicators)))" }
    guard !unread.isEmpty else { return text }
    let rest = unread.prefix(many).joined(separator: "; ")
    return text + ", \(figures - read) by none: \(rest)"
      + (unreadCount > many ? "; and \(unreadCount - many) more" : "")
  }
}
