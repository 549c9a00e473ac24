import Files
import Observations

/// A pattern for the names of value columns, with placeholders: `{measure} {year}`.
struct ColumnPattern: Sendable, SettingsReadable {
  /// A placeholder of the pattern.
  enum Place: String, Sendable, Hashable, CaseIterable {
    case measure, year, month, quarter, window, sex, age, level
    case schoolYear = "school_year"
    /// Several labels separated by points: a sex, an age or levels.
    case categories
    /// Any text, ignored, such as a table's title.
    case title

    /// The kind of period that the placeholder holds; nil for other placeholders.
    var period: Period.Kind? { Period.Kind(rawValue: rawValue) }
  }

  private enum Part: Sendable {
    case literal(String)
    case place(Place)
  }

  private let parts: [Part]
  let text: String

  func has(_ isWanted: (Place) -> Bool) -> Bool {
    parts.contains { if case .place(let place) = $0 { isWanted(place) } else { false } }
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    guard let pattern = ColumnPattern(text) else {
      let places = Place.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
      throw node.refusal("\(text) is not a column's name with any of \(places)")
    }
    self = pattern
  }

  /// Returns nil for an unmatched brace or an unknown placeholder.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let place = Place(rawValue: String(rest[rest.index(after: open)..<close]))
      else { return nil }
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.place(place))
      rest = rest[rest.index(after: close)...]
    }
    guard !rest.contains("}") else { return nil }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
    self.text = text
  }

  /// Matches a column name and returns the text of each placeholder; nil when the name does not match.
  /// - Parameter accepts: whether a text is valid for a placeholder.
  func match(_ name: String, accepts: (Place, String) -> Bool) -> [Place: String]? {
    Self.match(parts[...], name[...], accepts: accepts)
  }

  /// The possible ends of a placeholder's text, in the order of trial: the last takes the rest,
  /// categories are greedy, all others are not.
  private static func ends(of place: Place, isLast: Bool, _ name: Substring) -> [String.Index] {
    guard !name.isEmpty else { return [] }
    if isLast { return [name.endIndex] }
    let ends = name.indices.dropFirst() + [name.endIndex]
    return place == .categories ? ends.reversed() : Array(ends)
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ name: Substring, accepts: (Place, String) -> Bool
  ) -> [Place: String]? {
    guard let part = parts.first else { return name.isEmpty ? [:] : nil }
    switch part {
    case .literal(let literal):
      guard name.hasPrefix(literal) else { return nil }
      return match(parts.dropFirst(), name.dropFirst(literal.count), accepts: accepts)
    case .place(let place):
      for end in ends(of: place, isLast: parts.count == 1, name) {
        let text = String(name[..<end])
        if accepts(place, text),
          var found = match(parts.dropFirst(), name[end...], accepts: accepts)
        {
          found[place] = text
          return found
        }
      }
      return nil
    }
  }
}
