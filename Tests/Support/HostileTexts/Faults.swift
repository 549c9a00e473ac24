/// What is wrong with an output into which hostile texts have gone; empty for one that is harmless.
public enum Faults {
  /// Characters on which a terminal acts.
  public static func onTerminal(_ text: String) -> [String] {
    text.unicodeScalars.compactMap { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        scalar == "\n" ? nil : "the character \(String(scalar.value, radix: 16))"
      default: nil
      }
    }
  }

  /// HTML beside our own anchors, links beside those to our own pages, characters on which a terminal
  /// acts, and tables whose rows differ in their number of cells.
  public static func inMarkdown(_ text: String) -> [String] {
    var faults = onTerminal(text)
    let bare = text.replacing(/<a id="[A-Za-z0-9_-]+"><\/a>/, with: "")
      .replacing(/`[^`\\]*`/, with: "").replacing(/\\./, with: "")
    for found in bare.matches(of: /<[A-Za-z\/!?]|\]\([^)]*\)|!\[|:\/\/|www\.|&[A-Za-z#]+;?/) {
      let isOurs =
        found.output.wholeMatch(of: /\]\([a-z.-]*(#[A-Za-z0-9_-]+)?\)|&(lt|gt|amp);/) != nil
      if !isOurs { faults.append("\(found.output)") }
    }
    var width = 0
    for line in bare.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.hasPrefix("|") ? line.count { $0 == "|" } : 0
      if cells > 0, width > 0, cells != width {
        faults.append("a row of \(cells - 1) cells: \(line)")
      }
      width = cells
    }
    return faults
  }

  /// Cells that a spreadsheet would run, and rows that differ from the header in their number of cells.
  public static func inCSV(_ text: String) -> [String] {
    let rows = cells(text)
    var faults = rows.filter { $0.count != rows[0].count }.map { "a row of \($0.count) cells" }
    for cell in rows.joined() {
      let begin = cell.drop { $0 == " " || $0 == "\u{A0}" }
      guard let first = begin.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first),
        begin.wholeMatch(of: /[-+]?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?/) == nil
      else { continue }
      faults.append("the cell \(cell)")
    }
    return faults
  }

  /// The cells of RFC 4180, also those with line breaks.
  public static func cells(_ text: String) -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), "")
    var (isQuoted, lastWasQuote) = (false, false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        isQuoted.toggle()
        // A quote that is doubled closes and opens again.
        if isQuoted, lastWasQuote { cell.unicodeScalars.append(scalar) }
        lastWasQuote = !isQuoted
        continue
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
      lastWasQuote = false
    }
    return rows
  }
}
