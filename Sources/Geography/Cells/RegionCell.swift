/// The unit that a table cell such as `3401 Kongsvinger` names.
public struct RegionCell: Sendable, Hashable, CustomStringConvertible {
  public let unit: UnitCode
  /// True when the source marks the figure as a sum of municipalities calculated backwards in time
  /// (`K-3401`): an estimate, not the unit's own figure.
  public let isAggregate: Bool

  /// Whether a cell stands for a group of municipalities, which is no unit: `EKA08 KOSTRA-gruppe 8`,
  /// `EAKUO Landet uten Oslo`, with code or name alone.
  public static func isGroup(_ text: String) -> Bool {
    guard let first = text.utf8.first, "EKkLlNnGg".utf8.contains(first) else { return false }
    let words = CellText.tidied(text).lowercased()
    let code = text.prefix { $0.isUppercase || $0.isDigit }
    let isCode = code.count > 3 && ["EKA", "EKG", "EAK", "EAF"].contains { code.hasPrefix($0) }
    let isAlone = text.dropFirst(code.count).first.map { " -".contains($0) } ?? true
    if isCode, isAlone { return true }
    return [
      "kostra", "gjennomsnitt kostra", "landet uten", "landet utan", "norge uten", "noreg utan",
    ]
    .contains { words.hasPrefix($0) }
  }

  /// The code, as tables write it.
  public var description: String { unit.description }

  /// The reason why a cell does not identify a unit.
  public struct Refusal: Error, Equatable {
    public let message: String
  }

  /// Reads a code, alone or before a name (`3401`, `3401 Kongsvinger`, `K-3401 - Kongsvinger`), or a
  /// name that only one unit has on the days in question.
  ///
  /// Two digits are a county, four a municipality, six a district, nine a school; zeros alone, or
  /// words such as `Hele landet`, the country; `3499`, `9999`, `Uoppgitt` and what lies outside
  /// every municipality are unplaced. A code decides, and a text beside it must be one of its unit's names
  /// (`NameBesideCode`). A bare name is a municipality's
  /// before it is a county's or a region's.
  public init(_ text: String, in geography: Geography, _ context: RegionContext = RegionContext())
    throws(Refusal)
  {
    let cell = CellText(text)
    let reading = RegionReading(cell: cell, geography: geography, context: context)
    unit = try reading.unit()
    isAggregate = cell.isAggregate
    guard context.admits(unit.level) else {
      throw Refusal(
        message: "is a \(unit.level.rawValue) (\(unit)); expected a "
          + "\(context.level?.rawValue ?? "unit"), as its column says")
    }
  }
}
