/// The declaration of a result table: its name, what a row is, and its columns in order.
package struct ResultTable<Row>: Sendable {
  /// The table's name, in the database too where it is stored there.
  package let name: String
  /// What a row is, one sentence in English.
  package let meaning: String
  /// The names of the columns that together tell one row from every other.
  package let key: [String]
  package let columns: [TableColumn<Row>]
  /// The column indices in alphabetical order of name, the order of JSON's keys.
  let inOrderOfName: [Int]
  /// Each column's key as JSON bytes, with indentation and colon, in column order.
  let keys: [[UInt8]]

  /// - Parameter groups: the columns in order, in any number of groups.
  package init(
    _ name: String, _ meaning: String, key: [String], _ groups: [TableColumn<Row>]...
  ) {
    let columns = groups.flatMap { $0 }
    self.name = name
    self.meaning = meaning
    self.key = key
    self.columns = columns
    inOrderOfName = columns.indices.sorted { columns[$0].name < columns[$1].name }
    keys = columns.map { column in
      var key = Array("    ".utf8)
      JSONText.append(column.name, to: &key)
      key.append(contentsOf: " : ".utf8)
      return key
    }
  }

  /// The names of the columns that lose their number in a suppressed row.
  package var withheld: [String] { columns.filter(\.isWithheld).map(\.name) }
}
