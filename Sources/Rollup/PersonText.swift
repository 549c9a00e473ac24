/// What may be shown of a text in a person-level file: enough to mend the file or its recipe, and nobody's number
/// or name.
enum PersonText {
  /// From so many digits on a text may be a person's number; a day has eight.
  private static let mostDigits = 8
  private static let mostCharacters = 24
  private static let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÜÉÈÁÀÓÒÍÚÇÑŠŽČĐŊŦÐÞ"
  private static let smalls = "abcdefghijklmnopqrstuvwxyzæøåäöüéèáàóòíúçñšžčđŋŧðþ"

  /// The SQL of what may be shown of a cell: its text; or its form alone, every letter `a` or `A` and every digit
  /// 0, where it may be a person's number or name: the row's own person, a long number, a long text, two words
  /// with capitals.
  /// - Parameters:
  ///   - text: the cell's column; empty where nothing is shown.
  ///   - person: the column of the row's person.
  static func shown(_ text: String, of person: String) -> String {
    let repeated = [capitals.map { _ in "A" }, smalls.map { _ in "a" }].joined()
    let form =
      "translate(\(text), \(SQLText.literal("0123456789" + capitals + smalls)), "
      + "\(SQLText.literal("0000000000" + repeated.joined())))"
    let digits = "length(\(text)) - length(translate(\(text), '0123456789', ''))"
    return """
      CASE WHEN \(text) = '' THEN ''
            WHEN \(text) = \(person) OR (length(\(person)) > 3 AND instr(\(text), \(person)) > 0)
              OR length(\(text)) > \(mostCharacters) OR \(digits) > \(mostDigits)
              OR \(form) LIKE '%Aa% Aa%' OR \(form) LIKE '%AA% AA%' THEN \(SQLText.oneLine(form))
            ELSE \(SQLText.oneLine(text)) END
      """
  }

  /// Whether all names of a header may be shown. A first line in which a cell holds digits and no letter, or many
  /// digits, is a row of somebody, and a file's header is lacking.
  static func areNames(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      let digits = name.unicodeScalars.count { ("0"..."9").contains($0) }
      return digits <= mostDigits
        && (digits == 0 || name.unicodeScalars.contains { $0.properties.isAlphabetic })
    }
  }
}
