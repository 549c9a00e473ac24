import Geography
import Indicators
import Reporting

/// How a printed number came about, from the estimate to the cells of the files.
struct Explanation: Encodable {
  let unitCode: String
  let unitName: String
  let indicator: String
  let year: Int
  let sex: String
  /// As reports print it; nil where it is withheld.
  let printed: String?
  let value: Double?
  let numerator: Int?
  let denominator: Int?
  /// The denominators that a rounded share leaves possible: `541 to 548`; nil where it is known.
  let denominators: String?
  let status: String
  let reason: String
  let definition: String
  let formula: String
  /// The day whose borders hold.
  let borders: String
  /// The places of the year whose figures are added up, or that may print the figure themselves.
  let places: [String]
  let parts: [Part]
  let protection: String
  /// The zero point that is frozen, with its SHA-256; nil where none is.
  let seal: String?
  /// The sealed figures among those that the number is made from that their source has revised since, each
  /// in a line: the number is made from the sealed ones, the cells are today's.
  let revised: [String]

  struct Part: Encodable {
    let name: String
    let series: [String]
    let cells: [Cell]
  }

  struct Cell: Encodable {
    let unit: String
    let series: String
    /// The figure as it is read, or its kind.
    let value: String
    let file: String
    let sha256: String
    let line: Int
    let column: Int
    /// The cell's text; nil where it is withheld, or the file is not at hand.
    let printed: String?
  }

  init(
    _ estimate: Estimate, _ indicator: Indicator, territory: Territory, places: [UnitCode],
    parts: [Part], protection: String, seal: String?, revised: [String]
  ) {
    unitCode = estimate.unit.code.description
    unitName = estimate.unit.name
    self.indicator = indicator.id
    year = estimate.period
    sex = estimate.sex.rawValue
    let style = NumberStyle(.en)
    printed = estimate.value.map { style.value($0, estimate.valueUnit) }
    value = estimate.value
    numerator = estimate.numerator
    denominator = estimate.denominator
    denominators = estimate.denominators.map { "\($0.lowerBound) to \($0.upperBound)" }
    status = estimate.status.rawValue
    reason = Reason.list(estimate.reasons)
    definition = indicator.definition.en
    formula =
      switch indicator.basis {
      case .counts: "numerator / denominator, each the sum of its cells"
      case .mean: "the mean of the units' means, each weighted by its persons"
      case .published:
        "the share as the source prints it, with the counts beside it where it prints any"
      case .derived:
        "numerator / denominator, where the denominator is any number that gives the rounded share"
      }
    borders = territory.day.description
    self.places = places.map(\.description)
    self.parts = parts.filter { !$0.cells.isEmpty }
    self.protection = "\(indicator.source): \(protection)"
    self.seal = seal
    self.revised = revised
  }
}

extension Explanation {
  private static let mostCells = 24

  var text: String {
    var lines = ["\(unitCode) \(unitName), \(indicator), \(year), \(sex)"]
    func add(_ name: String, _ value: String) { lines.append("  \(name): \(value)") }
    var figure = printed ?? status
    if let numerator, let denominator {
      figure += ", \(numerator) of \(denominators ?? String(denominator))"
    } else if let denominator {
      figure += ", n = \(denominator)"
    }
    if !reason.isEmpty { figure += " (\(reason))" }
    add("figure", figure)
    add("what it is", definition)
    add("formula", formula)
    add("borders", "of \(borders); the year's figures of \(Self.list(places))")
    for part in parts {
      add(part.name, part.series.joined(separator: " + "))
      for cell in part.cells.prefix(Self.mostCells) {
        let shown = cell.printed.map { ", printed \"\($0)\"" } ?? ""
        lines.append(
          "    \(cell.value)  \(cell.unit)  \(cell.series)  \(cell.file):\(cell.line):\(cell.column)"
            + shown)
      }
      let more = part.cells.count - Self.mostCells
      if more > 0 { lines.append("    and \(more) more cells; --format json lists all") }
    }
    add("protection", protection)
    add("seal", seal.map { "zero point \($0)" } ?? "no zero point is frozen")
    for line in revised { add("revised since", line) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ places: [String]) -> String {
    places.prefix(mostCells).joined(separator: ", ")
      + (places.count > mostCells ? " and \(places.count - mostCells) more" : "")
  }
}
