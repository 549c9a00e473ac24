/// The numbers of a table's columns, each read in the format that all of its cells show.
package struct NumberColumns: Sendable {
  /// A column of numbers; whole where nothing else can stand in it.
  package struct Column: Sendable {
    package let name: String
    package let isWhole: Bool

    package init(_ name: String, isWhole: Bool) { (self.name, self.isWhole) = (name, isWhole) }
  }

  private var formats: [String: NumberFormat] = [:]

  /// Reads a table to its end and decides the columns' formats.
  /// - Parameters:
  ///   - decimalMark: what the user says of the file; nil to find it.
  ///   - remedy: what the user can do where a column's marks may mean two things.
  ///   - take: given every row that is read.
  /// - Throws: `RefusedFile` for a column with two decimal marks, or marks that may be of thousands or of
  ///   decimals, and what reading the table throws.
  package init(
    _ table: consuming HeadedTable, _ columns: [Column], decimalMark: Character? = nil,
    remedy: String, _ take: (TableRecord) -> Void
  ) throws(RefusedFile) {
    // A program's table has commas between its cells and decimal points, and a person's has neither.
    let fileMark: Character? = table.delimiter == UInt8(ascii: ",") ? "." : nil
    let wanted = columns.filter { table.header.index(of: $0.name) != nil }
    var marks = Array(repeating: NumberMarks(), count: wanted.count)
    while let row = try table.next() {
      take(row)
      for (index, column) in wanted.enumerated() where !MissingText.isMissing(row[column.name]) {
        marks[index].add(row[column.name], line: row.line)
      }
    }
    let shown = Set(marks.compactMap(\.shownDecimalMark))
    let elsewhere = decimalMark ?? (shown.count == 1 ? shown.first : nil)
    var problems: [Problem] = []
    for (column, marks) in zip(wanted, marks) {
      let known = elsewhere ?? (column.isWhole ? nil : fileMark)
      switch marks.format(isWhole: column.isWhole, decimalMark: known) {
      case .success(let format): formats[column.name] = format
      case .failure(let doubt):
        let place = (table.header.index(of: column.name) ?? -1) + 1
        let message = "\(column.name) \(doubt)" + (doubt.isOfMark ? ", or \(remedy)" : "")
        problems +=
          table.refusal(
            line: doubt.sight.line, column: place, doubt.sight.text, message
          ).problems
      }
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
  }

  /// The columns of a table whose numbers are all plain.
  package init() {}

  /// The number a text is in a column; nil for a text that is none.
  package func number(_ text: String, in column: String) -> Double? {
    (formats[column] ?? .plain).number(text)
  }
}
