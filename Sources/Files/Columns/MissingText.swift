/// The texts that stand where there is no number.
package enum MissingText {
  private static let texts: Set<String> = ["", "NA", ".", "..", "...", ":"]

  /// True for an empty cell, `NA`, and the signs of Statistics Norway for a number that is not possible, not
  /// there or confidential.
  package static func isMissing(_ text: String) -> Bool { texts.contains(text) }
}
