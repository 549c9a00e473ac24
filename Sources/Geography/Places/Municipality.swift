/// A municipality while it has one code and one name.
public struct Municipality: Sendable, Hashable {
  public let code: MunicipalityCode
  public let name: String
  public let validity: Validity

  public init(code: MunicipalityCode, name: String, validity: Validity) {
    self.code = code
    self.name = name
    self.validity = validity
  }

  /// The names by which it is known: each of parallel names (`Unjárga - Nesseby`), without the
  /// county in brackets that tells it from its namesakes (`Våler (Innlandet)`).
  public var nameParts: [String] { Self.parts(of: name) }

  /// Whether two names may be one municipality's: they share one of parallel names, whatever letters'
  /// case and brackets.
  public static func isOneName(_ name: String, _ other: String) -> Bool {
    !Set(parts(of: name).map(PlaceNames.folded))
      .isDisjoint(with: parts(of: other).map(PlaceNames.folded))
  }

  static func parts(of name: String) -> [String] {
    // Most names have neither, and are met by the hundred.
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "(") }) else {
      return name.isEmpty ? [] : [name]
    }
    return name.split(separator: " - ").map { part in
      String(part.prefix { $0 != "(" }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// One line of a change list: on this day the old code's area went, wholly or in part, to the new.
public struct MunicipalityChange: Sendable, Hashable {
  public let date: CalendarDay
  public let old: MunicipalityCode
  public let new: MunicipalityCode

  public init(date: CalendarDay, old: MunicipalityCode, new: MunicipalityCode) {
    self.date = date
    self.old = old
    self.new = new
  }
}
