import Files
import Observations

/// The name of a column with figures, with places for what differs: `{measure} {year}`.
struct ColumnPattern: Sendable, SettingsReadable {
  /// What may stand in a column's name.
  enum Place: String, Sendable, Hashable, CaseIterable {
    case measure, year, month, quarter, window, sex, age, level
    case schoolYear = "school_year"
    /// Several labels with points between them: a sex, an age or levels.
    case categories
    /// Anything, of no meaning: the whole title of a table.
    case title

    /// The kind of period it gives; nil for what is no period.
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

  /// nil for a brace without its partner, or a place that is not known.
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

  /// What stands in each place of a name; nil when the name is not of this pattern.
  /// - Parameter accepts: whether a text can stand in a place.
  func match(_ name: String, accepts: (Place, String) -> Bool) -> [Place: String]? {
    Self.match(parts[...], name[...], accepts: accepts)
  }

  /// Where a place may end, in the order in which it is tried: the last takes all that is left,
  /// categories take as much as they can, any other as little.
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
