/// The order of the times that a column writes, each given once.
package enum TimeOrder {
  /// Why times cannot be put in order: one of them, and what would be right.
  package struct Unknown: Error, Sendable, Hashable {
    package let text: String
    package let message: String
  }

  private static let expected =
    "expected years (2021), school years (2020/21), halves (2021H1), quarters (2021K1), months "
    + "(2021-03, mars 2021), weeks (2021W05) or days (2021-03-31), all of one kind"

  /// The texts in order of time.
  /// - Throws: `Unknown` for a text that is no time, times of two kinds, two that are the same, or times
  ///   whose order depends on how they are read.
  package static func sorted(_ texts: [String]) throws(Unknown) -> [String] {
    var kinds: Set<TimeText.Kind>?
    var readings: [[TimeText.Kind: Int]] = []
    for text in texts {
      let found = Dictionary(
        TimeText.readings(of: text).map { ($0.kind, $0.key) },
        uniquingKeysWith: { first, _ in first }
      )
      guard !found.isEmpty else {
        throw Unknown(text: text, message: "is no time that is known; \(expected)")
      }
      let common = kinds.map { $0.intersection(found.keys) } ?? Set(found.keys)
      guard !common.isEmpty else {
        throw Unknown(
          text: text, message: "is not the kind of time that \(texts[0]) is; \(expected)")
      }
      kinds = common
      readings.append(found)
    }
    var known: [String]?
    for kind in kinds ?? [] {
      let order = zip(readings, texts).map { (key: $0[kind] ?? 0, text: $1) }.sorted {
        ($0.key, $0.text) < ($1.key, $1.text)
      }
      if let same = zip(order, order.dropFirst()).first(where: { $0.key == $1.key }) {
        throw Unknown(
          text: same.1.text,
          message: "is the same time as \(same.0.text); expected one way of writing")
      }
      let sorted = order.map(\.text)
      if let known, let other = zip(known, sorted).first(where: { $0 != $1 }) {
        throw Unknown(
          text: other.0,
          message: "may be read in two ways that give another order; expected days as 2021-03-31")
      }
      known = sorted
    }
    if kinds == [.number] { try checkCentury(texts) }
    return known ?? []
  }

  /// Refuses years of two digits that pass a century: `98`, `99`, `00`.
  private static func checkCentury(_ texts: [String]) throws(Unknown) {
    let pairs = texts.filter { $0.count == 2 }
    guard let low = pairs.first(where: { $0.hasPrefix("0") }), let high = pairs.max(), high >= "50"
    else { return }
    throw Unknown(
      text: low, message: "may come before \(high) or after it; expected years of four digits")
  }
}
