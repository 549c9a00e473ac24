import Files

/// A table that a recipe knows.
struct RecognisedTable {
  let labels: Labels
  /// What in the table matched the recipe.
  let reason: String
  let header: HeaderRow
  /// The number of rows read that stand below the header.
  let rowsBelow: Int
}
