import Files
import Geography

/// A part of a zero point: figures of one year with the definitions, borders and files they were made
/// from, and the seal of the part before it. It never changes; what comes later is another part.
public struct SealedPart: Sendable {
  public let year: Int
  /// The part's place in the chain, from 1.
  public let number: Int
  /// The day whose borders hold.
  public let borders: CalendarDay
  /// Why the indicators are sealed anew, beside an edition sealed before; nil for figures that are added.
  public let because: String?
  /// The seal of the part before; nil for the first.
  public let previous: String?
  /// The definitions of the indicators that the part has figures of.
  public let definitions: [Indicator]
  /// The municipalities, counties and country. Regions are lists of municipalities and stand in no part.
  public let units: [ZeroPoint.Unit]
  public let sources: [ZeroPoint.Source]
  /// In order of definition, sex and unit.
  public let figures: [SealedFigure]

  public init(
    year: Int, number: Int, borders: CalendarDay, because: String?, previous: String?,
    definitions: [Indicator], units: [ZeroPoint.Unit], sources: [ZeroPoint.Source],
    figures: [SealedFigure]
  ) {
    self.year = year
    self.number = number
    self.borders = borders
    self.because = because
    self.previous = previous
    self.definitions = definitions
    self.units = units
    self.sources = sources
    self.figures = figures
  }

  /// SHA-256 of the canonical content, hexadecimal: the part's seal.
  public func seal() throws -> String {
    var hash = SHA256()
    try writeCanonicalContent { hash.update($0) }
    return hash.hexadecimalDigest
  }

  /// Passes the UTF-8 of the canonical content to `take`, piece by piece: one fact a line, always the same
  /// for the same content.
  func writeCanonicalContent(_ take: ([UInt8]) -> Void) throws {
    var lines = [
      "nullpunkt zero point, format 2", "year \(year)", "part \(number)",
      "previous \(previous ?? "none")", "borders \(borders)",
      "because \(because.map { String(reflecting: $0) } ?? "none")",
    ]
    lines += sources.canonicalLines
    lines += try definitions.map { "definition \(try $0.canonicalJSON())" }
    lines += units.map(\.canonicalLine)
    lines.append(
      "figures indicator\tsex\tunit\tlevel\tkind\tnumerator\tdenominator\tvalue\tinvited\tprovisional"
    )
    take(Array((lines.joined(separator: "\n") + "\n").utf8))
    for figure in figures { take(figure.canonicalLine) }
  }
}

extension SealedFigure {
  fileprivate var canonicalLine: [UInt8] {
    var line: [UInt8] = []
    func add(_ text: String) {
      line.append(contentsOf: text.utf8)
      line.append(0x09)
    }
    add(key.indicator)
    add(key.sex.rawValue)
    add(key.unit.description)
    add(key.unit.level.rawValue)
    add(kind.rawValue)
    for number in [numerator, denominator, value, invited] {
      if let number { line.append(decimal: number) }
      line.append(0x09)
    }
    line.append(UInt8(ascii: isProvisional ? "1" : "0"))
    line.append(0x0A)
    return line
  }
}
