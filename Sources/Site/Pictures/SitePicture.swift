import Geography
import Indicators
import Pictures
import Reporting

/// A picture of the site by itself, with its file's name and the numbers printed in it.
package struct SitePicture: Sendable {
  /// The file's name without its ending, the same in every language: `trend-3401`.
  package let name: String
  package let captioned: CaptionedPicture
  package let numbers: [PublishedNumber]
}

extension Site {
  /// The pictures of the site, each once: of every unit with a page, every indicator and every candidate.
  /// - Parameter unit: the unit whose pictures alone are made; nil for all.
  package func pictures(of unit: NamedUnit?) throws -> [SitePicture] {
    let units = unit.map { [$0] } ?? content.shown
    let ofUnits = try units.flatMap(unitPictures)
    guard unit == nil else { return ofUnits }
    return try ofUnits + indicatorsWithFigures.flatMap(indicatorPictures)
  }

  private func unitPictures(_ unit: NamedUnit) throws -> [SitePicture] {
    guard let leading else { return [] }
    let code = unit.code.description
    func drawn(_ draw: @escaping (UnitPage) throws -> Picture?) -> (Printer) throws -> Picture? {
      { printer in try UnitPage(self, unit, printer: printer).flatMap(draw) }
    }
    return try [
      made("barometer-\(code)", nil, "mixed", drawn { try BarometerPicture($0).measures() }),
      made("members-\(code)", leading, nil, drawn { try BarometerPicture($0).members() }),
      made("trend-\(code)", leading, nil) {
        try TrendSection(self, $0, leading, unit).picture()
      },
      made("funnel-\(leading.id)-\(code)", leading, nil) {
        try FunnelSection(self, $0, leading, naming: unit).picture()
      },
    ].compactMap { $0 }
  }

  private func indicatorPictures(_ indicator: Indicator) throws -> [SitePicture] {
    let candidates = try everCandidates(indicator).map { unit in
      try made("evidence-\(indicator.id)-\(unit.code)", indicator, nil) {
        try EvidenceSection(self, $0, indicator, unit).picture()
      }
    }
    return try
      ([
        made("funnel-\(indicator.id)", indicator, nil) {
          try FunnelSection(self, $0, indicator, naming: content.region).picture()
        },
        made("distribution-\(indicator.id)", indicator, nil) {
          try SwarmSection(self, $0, indicator).picture()
        },
        made("change-\(indicator.id)", indicator, nil) {
          try DumbbellSection(self, $0, indicator).picture()
        },
        made("ranks-\(indicator.id)", indicator, "rank") {
          try RankSection(self, $0, indicator).picture()
        },
      ] + candidates).compactMap { $0 }
  }

  /// - Parameters:
  ///   - indicator: whose figures it shows; nil for several.
  ///   - unit: the name of the text on what the numbers are in; nil for what the indicator's are in.
  private func made(
    _ name: String, _ indicator: Indicator?, _ unit: String?,
    _ draw: (Printer) throws -> Picture?
  ) throws -> SitePicture? {
    let printer = printer()
    guard let picture = try draw(printer) else { return nil }
    let kind = unit ?? indicator?.valueUnit.rawValue ?? "mixed"
    let sources = indicator.map { [$0] } ?? indicatorsWithFigures.filter { $0.about == nil }
    var names: [String] = []
    for source in sources.map(sourceName) where !names.contains(source) { names.append(source) }
    return SitePicture(
      name: name,
      captioned: CaptionedPicture(
        picture, unit: try words("picture_in_\(kind)"),
        source: try words(
          "picture_source",
          ["sources": names.joined(separator: ", "), "zero_point": String(content.zeroPoint)])),
      numbers: printer.ledger.numbers)
  }
}
