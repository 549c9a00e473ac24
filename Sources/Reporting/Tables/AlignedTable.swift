import Files

/// A table for a terminal, each row on one line: columns are aligned by display width, numbers to the right.
public struct AlignedTable {
  private let header: [String]
  private let rows: [[String]]
  private let rightAligned: Set<Int>

  public init(header: [String], rows: [[String]], rightAligned: Set<Int> = []) {
    self.header = header
    self.rows = rows.map { row in row.map { $0.shown() } }
    self.rightAligned = rightAligned
  }

  public var text: String { text(within: nil) }

  public func text(within width: Int?) -> String {
    lines(within: width).map { $0 + "\n" }.joined()
  }

  /// The lines: header, rule and rows. Where they would be wider than asked for, the widest columns of
  /// texts are cut, and end in `…`; numbers never are.
  public func lines(within width: Int?) -> [String] {
    var widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    if let width { narrow(&widths, to: width) }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([header, rule] + rows).map { row in
      let cells = row.enumerated().map { column, cell in
        let room = widths[column]
        let shown = cell.count <= room ? cell : cell.prefix(max(0, room - 1)) + "…"
        let padding = String(repeating: " ", count: room - shown.count)
        return rightAligned.contains(column) ? padding + shown : shown + padding
      }
      return String(cells.joined(separator: "  ").trimmingSuffix(while: { $0 == " " }))
    }
  }

  /// Takes what the lines are too wide from the columns of texts, the widest first, as far as they can give
  /// it.
  private func narrow(_ widths: inout [Int], to width: Int) {
    let texts = widths.indices.filter { column in
      !rightAligned.contains(column)
        && rows.contains {
          !$0[column].contains(where: \.isNumber) && $0[column].count > Self.least
        }
    }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    for column in texts.sorted(by: { widths[$0] > widths[$1] }) {
      let given = max(0, min(excess, widths[column] - Self.least))
      widths[column] -= given
      excess -= given
    }
  }

  /// No column of texts is cut below this width.
  private static let least = 8
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
