extension Sequence<NamedUnit> {
  /// The units by name as a Norwegian reader looks them up: Æ, Ø and Å last, accents ignored.
  package var inNorwegianOrder: [NamedUnit] {
    map { (key: NorwegianOrder.key($0.name), unit: $0) }
      .sorted {
        $0.key != $1.key ? $0.key.lexicographicallyPrecedes($1.key) : $0.unit.code < $1.unit.code
      }
      .map(\.unit)
  }
}

/// The order of letters in Norwegian.
enum NorwegianOrder {
  /// A key whose order is that of the text: letters before marks, which are ignored.
  static func key(_ text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.compactMap { scalar in
      switch scalar {
      case "æ", "ä": 200
      case "ø", "ö": 201
      case "å": 202
      case "a"..."z", "0"..."9", " ": scalar.value
      default: folded[scalar]
      }
    }
  }

  private static let folded: [Unicode.Scalar: UInt32] = Dictionary(
    uniqueKeysWithValues: zip(
      "áàâčđéèêíïńŋóòôšŧúüýž".unicodeScalars, "aaacdeeeiinnooostuuyz".unicodeScalars.map(\.value)))
}
