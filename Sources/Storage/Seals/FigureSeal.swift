import Files
import Geography
import Observations

/// The seal of one file's figures, made of the figures in order of line and column.
///
/// Each is eight whole numbers of 64 bits, the least byte first: line, column, two for the series and two for the
/// unit (the first 16 bytes of the SHA-256 of their names), kind and marks as `kind * 256 + marks`, and the bits of
/// the value, 0 for none. The keys under which series and units happen to stand, and what is in force, are no part
/// of it.
struct FigureSeal {
  /// What stands for the name of a series or a unit.
  struct Name {
    fileprivate let halves: (UInt64, UInt64)

    /// - Parameter parts: nil for one that is not there.
    private init(_ parts: [String?]) {
      let digest = SHA256.digest(of: parts.map { $0 ?? "\u{0}" }.joined(separator: "\u{1F}"))
      func half(_ place: Int) -> UInt64 {
        UInt64(digest.dropFirst(place).prefix(16), radix: 16)?.byteSwapped ?? 0
      }
      halves = (half(0), half(16))
    }

    init(_ series: Series) {
      self.init([
        series.measure.source, series.measure.name, series.period.description,
        String(series.period.year), series.sex.rawValue, series.age?.description, series.level,
      ])
    }

    init(_ unit: UnitCode) { self.init([unit.description, unit.level.rawValue]) }

    /// Of a row whose columns from the second on are the parts.
    init(reading row: RawStatement) {
      self.init((1..<row.columnCount).map { row.isNull($0) ? nil : row.text($0) })
    }
  }

  private var seal = LineSeal()
  private var last: (line: Int64, column: Int64) = (-1, -1)
  /// Every figure came after the one before it in the file.
  private(set) var isInOrder = true

  mutating func add(
    line: Int64, column: Int64, _ series: Name, _ unit: Name, kind: Int64, _ value: Double,
    marks: Int64
  ) {
    isInOrder = isInOrder && (line, column) > last
    last = (line, column)
    seal.begin(line)
    // A negative zero is stored as zero.
    let bits = value == 0 ? 0 : value.bitPattern
    let row = (
      line.littleEndian, column.littleEndian, series.halves.0.littleEndian,
      series.halves.1.littleEndian, unit.halves.0.littleEndian, unit.halves.1.littleEndian,
      (kind << 8 + marks).littleEndian, bits.littleEndian
    )
    withUnsafeBytes(of: row) { seal.text.append(contentsOf: $0) }
  }

  var part: FileSeal.Part {
    let (sha256, marks) = seal.finished()
    return FileSeal.Part(table: "figure", sha256: sha256, marks: marks)
  }
}
