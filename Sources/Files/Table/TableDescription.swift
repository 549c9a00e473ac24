/// The declaration of a result table apart from its rows, as codebooks and data packages give it.
package struct TableDescription: Sendable, Hashable {
  package let name: String
  /// What a row is, one sentence in English.
  package let meaning: String
  /// The names of the columns that together tell one row from every other.
  package let key: [String]
  package let columns: [Column]
  /// The names of the columns that a withheld row has no number in.
  package let withheld: [String]

  package struct Column: Sendable, Hashable {
    package let name: String
    package let type: ColumnType
    /// The unit of the numbers; nil for texts and years.
    package let unit: ColumnUnit?
    /// What a cell says, one sentence in English.
    package let meaning: String
    /// The texts that may stand in the column; empty for numbers and for any text.
    package let values: [String]
    /// Whether every row has a number.
    package let isNeverEmpty: Bool
  }
}

extension ResultTable {
  package var description: TableDescription {
    TableDescription(
      name: name, meaning: meaning, key: key,
      columns: columns.map { column in
        TableDescription.Column(
          name: column.name, type: column.type, unit: column.unit, meaning: column.meaning,
          values: column.values, isNeverEmpty: column.isNeverEmpty)
      }, withheld: withheld)
  }
}
