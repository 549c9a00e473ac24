/// A row that is no row of figures but a note below a table, or a line of dashes.
package enum NoteRow {
  private static let beginnings = [
    "kilde", "kjelde", "source", "merknad", "merk", "note", "notes", "fotnote", "footnote",
    "forklaring", "tegnforklaring", "definisjon", "sist oppdatert", "oppdatert", "last updated",
    "uttrekk", "hentet", "copyright", "©", "*", "#", "¹", "1)", "a)", "--", "==", "__",
  ]

  /// True where only the first cell holds a text, and that text is a note's: it begins as one (`Kilde:`,
  /// `* er prikket`), ends as a sentence, has a colon, or is longer than a name.
  package static func isNote(_ cells: [String]) -> Bool {
    guard let text = cells.first, !text.isEmpty, cells.dropFirst().allSatisfy(\.isEmpty) else {
      return false
    }
    let lower = text.lowercased()
    return beginnings.contains { beginning in
      lower.hasPrefix(beginning)
        && !(lower.dropFirst(beginning.count).first.map { $0.isLetter || $0 == "-" } ?? false
          && (beginning.last?.isLetter ?? false))
    } || text.contains(":") || (text.hasSuffix(".") && text.contains(" "))
      || text.split(separator: " ").count > 6
  }
}
