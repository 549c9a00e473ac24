/// The unit that a table cell such as `3401 Kongsvinger` names.
public struct RegionCell: Sendable, Hashable, CustomStringConvertible {
  public let unit: UnitCode
  /// True when the source marks the figure as a sum of municipalities calculated backwards in time
  /// (`K-3401`): an estimate, not the unit's own figure.
  public let isAggregate: Bool

  /// What a cell can stand for that is no unit.
  public enum NoUnit: Sendable {
    /// Several municipalities: `EKA08 KOSTRA-gruppe 8`, `EAKUO Landet uten Oslo`.
    case group
    /// What no county holds: `K-21-22 Svalbard og Jan Mayen`, `25 Utlandet`.
    case outsideNorway
  }

  /// What the cell stands for, with code or name alone or both, when that is no unit; nil otherwise.
  public static func noUnit(_ text: String) -> NoUnit? {
    guard let first = text.utf8.first, "EKkLlNnGg28SsUuHhIiAa".utf8.contains(first) else {
      return nil
    }
    // Of codes only those of two digits are of such places: most cells of a column end here.
    if isDigit(first), text.utf8.dropFirst(2).first.map(isDigit) == true {
      return nil
    }
    let tidy = CellText.tidied(text)
    let words = tidy.lowercased()
    let code = tidy.prefix { $0.isUppercase || $0.isDigit }
    let isGroup = code.count > 3 && ["EKA", "EKG", "EAK", "EAF"].contains { code.hasPrefix($0) }
    let isAlone = tidy.dropFirst(code.count).first.map { " -".contains($0) } ?? true
    if isGroup, isAlone { return .group }
    if groups.contains(where: words.hasPrefix) { return .group }
    let afterCode = words.hasPrefix("k-") ? words.dropFirst(2) : words[...]
    // A pattern costs more to make than a cell to read, and most names end before it.
    if afterCode.first == "2", afterCode.wholeMatch(of: /2[1-3](-2[1-3])+( .*)?/) != nil {
      return .outsideNorway
    }
    let name = afterCode.drop { $0.isDigit || $0 == " " }
    return outsideNorway.contains(String(name)) ? .outsideNorway : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let groups = [
    "kostra", "gjennomsnitt kostra", "landet uten", "landet utan", "norge uten", "noreg utan",
  ]

  private static let outsideNorway: Set<String> = [
    "svalbard og jan mayen", "svalbard and jan mayen", "utlandet", "abroad", "havområder",
    "havområde", "ikke bosatt i norge", "ikkje busett i noreg", "not resident in norway",
  ]

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
