import Chance

/// A format in which a statistical database hands out a table.
public enum TableForm: String, Sendable, CaseIterable {
  case csv, workbook, px, jsonStat1, jsonStat2

  /// The table's bytes, with so many of its last dimensions in the head where the format has one.
  public func bytes(of table: MadeTable, head: Int, _ random: inout SplitMix64) -> [UInt8] {
    switch self {
    case .csv: csv(table, head)
    case .workbook: workbook(table, head, isStacked: random.below(2) == 0)
    case .px: px(table, head, hasCodes: random.below(2) == 0, isKeyed: random.below(2) == 0)
    case .jsonStat1: jsonStat(table, isFirst: true, isSparse: random.below(2) == 0)
    case .jsonStat2: jsonStat(table, isFirst: false, isSparse: random.below(2) == 0)
    }
  }

  private func csv(_ table: MadeTable, _ head: Int) -> [UInt8] {
    let pivot = Pivot(table, head: head)
    let header =
      pivot.stub.map(\.name)
      + (head == 0 ? [MadeTable.title] : pivot.heads.map { $0.joined(separator: " ") })
    let lines =
      ["\"\(MadeTable.title)\"", "", header.map { "\"\($0)\"" }.joined(separator: ";")]
      + pivot.rows.map { row in
        (row.labels.map { "\"\($0)\"" } + row.figures).joined(separator: ";")
      }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func workbook(_ table: MadeTable, _ head: Int, isStacked: Bool) -> [UInt8] {
    let pivot = Pivot(table, head: head)
    let names = pivot.stub.map(\.name)
    let blanks = Array(repeating: "", count: names.count)
    var rows = [[MadeTable.title], []]
    if head == 0 {
      rows.append(names + [MadeTable.title])
    } else if isStacked, !names.isEmpty {
      for level in 0..<head {
        let isLast = level == head - 1
        rows.append((isLast ? names : blanks) + pivot.heads.map { $0[level] })
      }
    } else {
      rows.append(names + pivot.heads.map { $0.joined(separator: " ") })
    }
    rows += pivot.rows.map { $0.labels + $0.figures }
    return MadeWorkbook(sheets: [(" Tabell", rows)]).bytes
  }

  private func px(_ table: MadeTable, _ head: Int, hasCodes: Bool, isKeyed: Bool) -> [UInt8] {
    let pivot = Pivot(table, head: head)
    func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",\n") }
    let headings = table.dimensions.suffix(head)
    var lines = [
      "CHARSET=\"ANSI\";", "AXIS-VERSION=\"2013\";", "CODEPAGE=\"utf-8\";", "MATRIX=\"13556\";",
      "TITLE=\"\(MadeTable.title.prefix(30))\"\n\"\(MadeTable.title.dropFirst(30))\";",
      "DATASYMBOL2=\"..\";", "DATASYMBOL3=\":\";", "DATASYMBOLNIL=\"-\";",
    ]
    if !pivot.stub.isEmpty { lines.append("STUB=\(list(pivot.stub.map(\.name)));") }
    if !headings.isEmpty { lines.append("HEADING=\(list(headings.map(\.name)));") }
    for dimension in table.dimensions {
      lines.append("VALUES(\"\(dimension.name)\")=\(list(dimension.categories.map(\.label)));")
      if hasCodes {
        lines.append("CODES(\"\(dimension.name)\")=\(list(dimension.categories.map(\.code)));")
      }
    }
    lines.append("CONTVARIABLE=\"statistikkvariabel\";")
    let hasKeys = isKeyed && !pivot.stub.isEmpty
    if hasKeys { lines += pivot.stub.map { "KEYS(\"\($0.name)\")=VALUES;" } }
    let signs = [":": "\"...\"", "..": "\"..\"", "-": "\"-\""]
    lines.append("DATA=")
    lines += pivot.rows.map { row in
      (hasKeys ? row.labels.map { "\"\($0)\"," }.joined() : "")
        + row.figures.map { signs[$0] ?? $0 }.joined(separator: " ")
    }
    return Array((lines.joined(separator: "\r\n") + ";\r\n").utf8)
  }

  private func jsonStat(_ table: MadeTable, isFirst: Bool, isSparse: Bool) -> [UInt8] {
    func quoted(_ text: String) -> String { "\"\(text)\"" }
    func isNumber(_ cell: String) -> Bool { cell.allSatisfy(\.isNumber) }
    let described = table.dimensions.map { dimension in
      let labels = dimension.categories.map { "\(quoted($0.code)):\(quoted($0.label))" }
      let index =
        isFirst
        ? "[\(dimension.categories.map { quoted($0.code) }.joined(separator: ","))]"
        : "{\(dimension.categories.enumerated().map { "\(quoted($1.code)):\($0)" }.joined(separator: ","))}"
      return "\(quoted(dimension.code)):{\"label\":\(quoted(dimension.name)),\"category\":"
        + "{\"index\":\(index),\"label\":{\(labels.joined(separator: ","))}}}"
    }.joined(separator: ",")
    let shape =
      "\"id\":[\(table.dimensions.map { quoted($0.code) }.joined(separator: ","))],"
      + "\"size\":[\(table.dimensions.map { "\($0.categories.count)" }.joined(separator: ","))]"
    let places = table.cells.indices
    let value =
      isSparse
      ? "{\(places.filter { isNumber(table.cells[$0]) }.map { "\"\($0)\":\(table.cells[$0])" }.joined(separator: ","))}"
      : "[\(table.cells.map { isNumber($0) ? $0 : "null" }.joined(separator: ","))]"
    let status = places.filter { !isNumber(table.cells[$0]) }.map {
      "\"\($0)\":\(quoted(table.cells[$0]))"
    }.joined(separator: ",")
    let head = "\"label\":\(quoted(MadeTable.title)),\"value\":\(value),\"status\":{\(status)}"
    return Array(
      (isFirst
        ? "{\"dataset\":{\(head),\"dimension\":{\(described),\(shape)}}}"
        : "{\"version\":\"2.0\",\"class\":\"dataset\",\(head),\(shape),\"dimension\":{\(described)}}")
        .utf8)
  }
}

/// A table with its last dimensions in the head.
struct Pivot {
  let stub: [MadeTable.Dimension]
  /// The labels of each column of figures, one for each dimension of the head.
  let heads: [[String]]
  let rows: [(labels: [String], figures: [String])]

  init(_ table: MadeTable, head: Int) {
    stub = Array(table.dimensions.dropLast(head))
    func combined(_ dimensions: some Sequence<MadeTable.Dimension>) -> [[String]] {
      dimensions.reduce([[]]) { done, dimension in
        done.flatMap { labels in dimension.categories.map { labels + [$0.label] } }
      }
    }
    let heads = combined(table.dimensions.suffix(head))
    rows = combined(stub).enumerated().map { index, labels in
      (labels, Array(table.cells[(index * heads.count)..<((index + 1) * heads.count)]))
    }
    self.heads = heads
  }
}
