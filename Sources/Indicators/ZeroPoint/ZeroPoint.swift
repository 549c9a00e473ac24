import Files
import Foundation
import Geography
import Observations
import Statistics

/// The first part of a zero point as it was frozen before there were parts (format 1): the estimates of a
/// year, with the definitions, borders and files they were made from. It is read and proved, and no more
/// written.
public struct ZeroPoint: Sendable {
  public let year: Int
  /// The day whose borders apply to the zero point and to everything compared with it.
  public let borders: CalendarDay
  public let definitions: [Indicator]
  public let units: [Unit]
  public let sources: [Source]
  /// The estimates, suppressed where required before freezing, ordered by definition, sex and unit.
  public let estimates: [Estimate]

  /// A file whose figures were used.
  public struct Source: Sendable, Hashable {
    public let name: String
    public let sha256: String

    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// A unit with the municipalities that it consists of.
  public struct Unit: Sendable, Hashable {
    public let unit: NamedUnit
    public let municipalities: [MunicipalityCode]

    public init(unit: NamedUnit, municipalities: [MunicipalityCode]) {
      self.unit = unit
      self.municipalities = municipalities
    }
  }

  public init(
    year: Int, borders: CalendarDay, definitions: [Indicator], units: [Unit], sources: [Source],
    estimates: [Estimate]
  ) {
    self.year = year
    self.borders = borders
    self.definitions = definitions
    self.units = units
    self.sources = sources
    self.estimates = estimates
  }

  /// The snapshot as text, one fact a line and always the same for the same content; SHA-256 over
  /// its UTF-8 is the zero point's content hash.
  public func canonicalContent() throws -> String {
    var bytes: [UInt8] = []
    try writeCanonicalContent { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Passes the UTF-8 of the canonical content to `take`, piece by piece.
  func writeCanonicalContent(_ take: ([UInt8]) -> Void) throws {
    var lines = ["nullpunkt zero point, format 1", "year \(year)", "borders \(borders)"]
    lines += sources.canonicalLines
    lines += try definitions.map { "definition \(try $0.canonicalJSON())" }
    lines += units.map(\.canonicalLine)
    let columns = Estimate.table.columns.filter { column in
      !Estimate.laterColumns.contains(column.name)
        || estimates.contains { !column.cell($0).description.isEmpty }
    }
    lines.append("estimates " + columns.map(\.name).joined(separator: "\t"))
    take(Array((lines.joined(separator: "\n") + "\n").utf8))
    var row: [UInt8] = []
    for estimate in estimates {
      row.removeAll(keepingCapacity: true)
      for (place, column) in columns.enumerated() {
        if place > 0 { row.append(0x09) }
        column.cell(estimate).append(to: &row)
      }
      row.append(0x0A)
      take(row)
    }
  }
}

extension Estimate {
  /// The numerator; for a survey's published share, the nearest whole count of those who answered.
  public var events: Int? { numerator ?? figure.survey?.nearestEvents }

  /// The unit's own figure, reconstructed from the row.
  var figure: Figure {
    if let numerator, let denominators,
      let range = try? ShareRange(numerator...numerator, of: denominators)
    {
      .derived(range)
    } else if let numerator, let denominator, let share = try? Share(numerator, of: denominator) {
      .counts(share)
    } else if valueUnit == .points, let value, let denominator,
      let mean = try? Mean(value, of: denominator)
    {
      .mean(mean)
    } else if valueUnit == .share, let value, let denominator,
      // How many were invited stands in no row.
      let share = try? SurveyShare(value, answered: denominator, invited: nil)
    {
      .survey(share)
    } else if let value {
      .published(value)
    } else {
      .none(status, reasons.first ?? .noFigure)
    }
  }
}

extension Indicator {
  /// The definition as one line of JSON, identical for identical definitions.
  public func canonicalJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
