/// A municipality with one code and one name, and the days on which it had both.
public struct Municipality: Sendable, Hashable {
  public let code: MunicipalityCode
  public let name: String
  public let validity: Validity

  public init(code: MunicipalityCode, name: String, validity: Validity) {
    self.code = code
    self.name = name
    self.validity = validity
  }

  /// The names by which the municipality is known: each of parallel names (`Unjárga - Nesseby`), without
  /// the county in brackets (`Våler (Innlandet)`).
  public var nameParts: [String] { Self.parts(of: name) }

  /// Whether two names can be the same municipality's: they share one of their parallel names, ignoring
  /// case and brackets.
  public static func isOneName(_ name: String, _ other: String) -> Bool {
    !Set(parts(of: name).map(PlaceNames.folded))
      .isDisjoint(with: parts(of: other).map(PlaceNames.folded))
  }

  /// Whether each parallel name of a text is one that is known already, ignoring case and brackets, and letters
  /// that were lost in another encoding: `Kárá?johka - Karasjok`.
  package static func isNoFurtherName(_ name: String, than known: String) -> Bool {
    let known = parts(of: known).map(PlaceNames.folded)
    return parts(of: name).map(PlaceNames.folded).allSatisfy { part in
      known.contains { $0 == part || NameBesideCode.mayHaveBeen($0, before: part) }
    }
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

/// One line of a change list: on this day all or part of the old code's area passed to the new code.
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
