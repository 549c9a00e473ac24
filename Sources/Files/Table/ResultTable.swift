/// A result table described once: its name, what a row is, and its columns in their order.
package struct ResultTable<Row>: Sendable {
  /// The name, which is the database's where it is stored there.
  package let name: String
  /// What a row is, one sentence in English.
  package let meaning: String
  package let columns: [TableColumn<Row>]
  /// The places of the columns in the order of their names, as JSON has them.
  let inOrderOfName: [Int]
  /// The names as JSON's keys, in the columns' order, with indentation and colon.
  let keys: [[UInt8]]

  /// - Parameter groups: the columns in their order, a few at a time.
  package init(_ name: String, _ meaning: String, _ groups: [TableColumn<Row>]...) {
    let columns = groups.flatMap { $0 }
    self.name = name
    self.meaning = meaning
    self.columns = columns
    inOrderOfName = columns.indices.sorted { columns[$0].name < columns[$1].name }
    keys = columns.map { column in
      var key = Array("    ".utf8)
      JSONText.append(column.name, to: &key)
      key.append(contentsOf: " : ".utf8)
      return key
    }
  }

  /// The columns in which a suppressed row has no number.
  package var withheld: [String] { columns.filter(\.isWithheld).map(\.name) }
}
