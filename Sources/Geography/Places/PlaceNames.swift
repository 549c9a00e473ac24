/// A unit's name with the days on which it had it.
struct NamedPlace: Sendable, Hashable {
  let unit: UnitCode
  /// The complete name, of which the looked-up name may be a part.
  let name: String
  let validity: Validity
}

/// An index of all names of municipalities, counties and regions, ignoring case: complete names, each of
/// parallel names, and names without the county in brackets.
struct PlaceNames: Sendable, Equatable {
  private var places: [String: [NamedPlace]] = [:]

  init(_ municipalities: [Municipality], _ counties: [County], _ regions: [Region]) {
    for place in municipalities where UnplacedCode(place.code) == nil {
      add(.municipality(place.code), place.name, place.validity)
    }
    for county in counties { add(.county(county.code), county.name, county.validity) }
    for region in regions {
      add(.region(region.id), region.name, Validity(from: nil, to: nil))
    }
  }

  private mutating func add(_ unit: UnitCode, _ name: String, _ validity: Validity) {
    let place = NamedPlace(unit: unit, name: name, validity: validity)
    let unlisted = ParallelNames.of(unit)
    var keys: [String] = []
    let parts = Municipality.parts(of: name)
    // Parallel names also stand with a blank between them: `Unjárga Nesseby`.
    for name in [name, parts.joined(separator: " ")] + parts + unlisted {
      let key = Self.folded(name)
      for key in [key, Self.inLatin1(key)] where !keys.contains(key) {
        keys.append(key)
        places[key, default: []].append(place)
      }
    }
  }

  /// The units with a name; of parallel names (`Oslo - Oslove`), those that have all of them.
  func called(_ name: String) -> [NamedPlace] {
    if let whole = places[Self.folded(name)] { return whole }
    let parts = name.split(separator: " - ").map { places[Self.folded(String($0))] ?? [] }
    guard parts.count > 1, let first = parts.first else { return [] }
    return first.filter { place in
      parts.allSatisfy { part in part.contains { $0.unit == place.unit } }
    }
  }

  /// The folded name with the Sámi letters that Latin-1 lacks written as the letters that programs put for them.
  private static func inLatin1(_ key: String) -> String {
    // Most names have none, and are met by the hundred.
    guard key.unicodeScalars.contains(where: { $0.value > 0xFF }) else { return key }
    return String(key.map { lacking[$0] ?? $0 })
  }

  private static let lacking: [Character: Character] = [
    "č": "c", "đ": "d", "ŋ": "n", "š": "s", "ŧ": "t", "ž": "z",
  ]

  /// The words of all names, in lower case.
  var words: Set<String> {
    Set(places.keys.flatMap { $0.split { !$0.isLetter }.map(String.init) })
  }

  /// The name's key in the index, without regard to case, kinds of dash and blanks.
  static func folded(_ name: String) -> String { CellText.tidied(name).lowercased() }
}
