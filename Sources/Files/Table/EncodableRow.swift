/// Encodes a row as a JSON object with the column names as keys, for answers that hold more than rows.
package struct EncodableRow<Row: UnrestrictedRow>: Encodable {
  private let row: Row

  package init(_ row: Row) { self.row = row }

  package func encode(to encoder: any Encoder) throws {
    try Dictionary(
      zip(Row.columns, row.cells.map(EncodableCell.init)), uniquingKeysWith: { first, _ in first }
    ).encode(to: encoder)
  }
}

private struct EncodableCell: Encodable {
  let cell: Cell

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch cell {
    case .text(let text): try container.encode(text)
    case .count(let count): try container.encode(count)
    case .number(let number): try container.encode(number)
    }
  }
}
