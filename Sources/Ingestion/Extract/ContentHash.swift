import Files
import Geography
import Observations

/// Computes a SHA-256 over a file's content, independently of its encoding, layout and row positions: one
/// line for each observation and for each statement about a school. The database recognises files by it.
struct ContentHash {
  private var rows = RowHash(separator: ";")
  /// The text of each series, indexed by its number.
  private var series: [[UInt8]] = []
  /// The unit of the previous figure, cached because the next often has the same.
  private var unit: (code: UnitCode, name: [UInt8])?

  mutating func add(_ figure: ReadFigure) {
    let observation = figure.observation
    name(of: observation.key.series, figure.series)
    rows.add(cell: series[figure.series])
    rows.add(cell: name(of: observation.key.unit))
    rows.add(cell: observation.value.kind.rawValue.utf8)
    if case .number(let number) = observation.value {
      rows.add(cell: Self.text(number).utf8)
    } else {
      rows.add(cell: "".utf8)
    }
    rows.add(cell: (observation.marks.isEmpty ? "" : "\(observation.marks.rawValue)").utf8)
    rows.endRow()
  }

  mutating func add(_ entry: RegisterEntry) {
    rows.add([
      entry.unit.description, entry.period.description, entry.name ?? "",
      entry.municipality?.description ?? "",
    ])
  }

  var hexadecimalDigest: String { rows.hexadecimalDigest }

  private mutating func name(of name: Series, _ number: Int) {
    while series.count <= number { series.append([]) }
    if series[number].isEmpty { series[number] = Array(name.description.utf8) }
  }

  private mutating func name(of code: UnitCode) -> [UInt8] {
    if let unit, unit.code == code { return unit.name }
    let name = Array(code.description.utf8)
    unit = (code, name)
    return name
  }

  /// Prints a number as `Double.description` does, but faster for whole numbers.
  private static func text(_ number: Double) -> String {
    guard let whole = Int(exactly: number), abs(whole) < 1_000_000_000_000_000, whole != 0 else {
      return "\(number)"
    }
    return "\(whole).0"
  }
}
