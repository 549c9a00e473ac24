import Disclosure
import Files
import Indicators
import Storage

/// Reads the cells that figures were read from, as they are printed in their files.
struct PrintedCells {
  private var paths: [String: String] = [:]
  private let rules: DisclosureRules

  /// - Parameters:
  ///   - bundled: the extracts that came with the program.
  ///   - named: other files. One that cannot be read is told of.
  init(bundled: [String], named: [String], rules: DisclosureRules) throws {
    self.rules = rules
    for path in bundled + named { paths[try SourceFile(path: path).sha256] = path }
  }

  /// The origins of an estimate's figures as they may be shown: of a source that is not open statistics,
  /// and of an estimate that is withheld, without their numbers.
  func traced(_ origins: [FigureOrigin], _ estimate: Estimate) throws -> [Explanation.Cell] {
    let texts = try Dictionary(grouping: origins, by: \.sha256)
      .mapValues { try self.texts($0) }
    return origins.map { origin in
      let isShown =
        rules.isOpen(origin.series.measure.source) && estimate.status != .suppressed
      let place = Place(line: origin.line, column: origin.column)
      return Explanation.Cell(
        unit: origin.unit.description, series: origin.series.description,
        value: isShown ? origin.value.shown : "not shown", file: origin.file,
        sha256: origin.sha256, line: origin.line, column: origin.column,
        printed: isShown ? texts[origin.sha256]?[place] : nil)
    }
  }

  private struct Place: Hashable {
    let line: Int
    let column: Int
  }

  /// The texts at the places of some figures of one file; none where it is not at hand.
  private func texts(_ origins: [FigureOrigin]) throws -> [Place: String] {
    guard let hash = origins.first?.sha256, let path = paths[hash] else { return [:] }
    let wanted = Dictionary(grouping: origins, by: \.line)
    let file = try SourceFile(path: path)
    var reader = CSVReader(file, delimiter: try Delimiter.detect(file))
    var texts: [Place: String] = [:]
    while texts.count < origins.count, let row = try reader.next() {
      for origin in wanted[row.line] ?? [] where row.cells.indices.contains(origin.column - 1) {
        texts[Place(line: row.line, column: origin.column)] = row.cells[origin.column - 1]
      }
    }
    return texts
  }
}
