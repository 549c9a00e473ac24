import Observations

/// Parses ages in whole years as sources write them.
enum AgeText {
  /// The upper end given to open bands such as `105 år eller eldre`.
  private static let oldest = 120

  /// Parses `20-24 år`, `20–24`, `15_24`, `18 år`, `018`, `Tom. 49` (up to and including 49), `105+` and
  /// `105 år eller eldre`; also a code before a text (`018 - 18 år`).
  static func band(_ text: String) -> AgeBand? {
    if let plain = plainBand(text) { return plain }
    guard let (code, label) = Labels.halves(text) else { return nil }
    return plainBand(label) ?? plainBand(code)
  }

  private static func plainBand(_ text: String) -> AgeBand? {
    var body = Substring(text)
    for suffix in [
      "+", " år eller eldre", " år og over", " år og eldre", " years or older", " years and over",
    ]
    where body.hasSuffix(suffix) {
      return band(body.dropLast(suffix.count), "\(oldest)")
    }
    for suffix in [" år", " years", " year"] where body.hasSuffix(suffix) {
      body = body.dropLast(suffix.count)
    }
    if body.hasPrefix("Tom. ") { return band("0", body.dropFirst(5)) }
    let ends = body.split(omittingEmptySubsequences: false) { "-–_".contains($0) }
    return switch ends.count {
    case 1: band(ends[0], ends[0])
    case 2: band(ends[0], ends[1])
    default: nil
    }
  }

  private static func band(_ from: Substring, _ through: Substring) -> AgeBand? {
    guard let from = years(from), let through = years(through) else { return nil }
    return AgeBand("\(from)-\(through)")
  }

  private static func years(_ text: Substring) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 1, words[0].count <= 3,
      words[0].allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    return Int(words[0])
  }
}
