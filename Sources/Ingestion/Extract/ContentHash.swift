import Files
import Geography
import Observations

/// Computes a SHA-256 over a file's content, independently of its encoding, layout and row positions: one
/// line for each observation and for each statement about a school. The database recognises files by it.
struct ContentHash {
  private var rows = RowHash(separator: ";")
  /// The text of each of the first series, indexed by its number: a file may have as many as rows.
  private var series: [[UInt8]] = []
  private static let mostKept = 10_000
  /// The unit of the previous figure, cached because the next often has the same.
  private var unit: (code: UnitCode, name: [UInt8])?

  mutating func add(_ figure: ReadFigure) {
    let observation = figure.observation
    rows.add(cell: name(of: observation.key.series, figure.series))
    rows.add(cell: name(of: observation.key.unit))
    rows.add(cell: observation.value.kind.rawValue)
    if case .number(let number) = observation.value {
      rows.add(cell: number)
    } else {
      rows.add(cell: "")
    }
    if observation.marks.isEmpty {
      rows.add(cell: "")
    } else {
      rows.add(cell: Int(observation.marks.rawValue))
    }
    rows.endRow()
  }

  mutating func add(_ entry: RegisterEntry) {
    rows.add([
      entry.unit.description, entry.period.description, entry.name ?? "",
      entry.municipality?.description ?? "",
    ])
  }

  var hexadecimalDigest: String { rows.hexadecimalDigest }

  private mutating func name(of name: Series, _ number: Int) -> [UInt8] {
    guard number < Self.mostKept else { return Array(name.description.utf8) }
    while series.count <= number { series.append([]) }
    if series[number].isEmpty { series[number] = Array(name.description.utf8) }
    return series[number]
  }

  private mutating func name(of code: UnitCode) -> [UInt8] {
    if let unit, unit.code == code { return unit.name }
    let name = Array(code.description.utf8)
    unit = (code, name)
    return name
  }
}
