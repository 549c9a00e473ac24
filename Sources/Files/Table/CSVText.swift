/// Tables as text: RFC 4180 with LF at the line ends, decimal point, and a header.
package enum CSVText {
  package static func table(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map(line).joined()
  }

  package static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
