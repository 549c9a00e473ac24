import Geography
import Indicators
import Pictures
import Reporting

/// A picture of the site by itself, with its file's name and the numbers printed in it.
package struct SitePicture: Sendable {
  /// The file's name without its ending, what the picture shows and of whom: `utvikling-3401-kongsvinger`.
  package let name: String
  package let captioned: CaptionedPicture
  package let numbers: [PublishedNumber]
}

extension Site {
  /// The pictures of the site, each once: of every unit with a page, every indicator and every candidate.
  /// - Parameter unit: the unit whose pictures alone are made; nil for all.
  package func pictures(of unit: NamedUnit?) throws -> [SitePicture] {
    let units = unit.map { [$0.called(in: words.language)] } ?? shown
    let ofUnits = try units.flatMap(unitPictures)
    guard unit == nil else { return ofUnits }
    return try ofUnits + indicatorsWithFigures.flatMap(indicatorPictures)
  }

  private func unitPictures(_ unit: NamedUnit) throws -> [SitePicture] {
    guard let leading else { return [] }
    let whose = unit.inFileName
    func drawn(_ draw: @escaping (UnitPage) throws -> Picture?) -> (Printer) throws -> Picture? {
      { printer in try UnitPage(self, unit, printer: printer).flatMap(draw) }
    }
    let measures = UnitPage(self, unit).map { BarometerPicture($0).shown } ?? []
    return try [
      made("barometer", [whose], measures, "mixed", drawn { try BarometerPicture($0).measures() }),
      made("members", [whose], [leading], nil, drawn { try BarometerPicture($0).members() }),
      made("trend", [whose], [leading], nil) {
        try TrendSection(self, $0, leading, unit).picture()
      },
      made("funnel", [what(leading), whose], [leading], nil) {
        try FunnelSection(self, $0, leading, naming: unit).picture()
      },
    ].compactMap { $0 }
  }

  private func indicatorPictures(_ indicator: Indicator) throws -> [SitePicture] {
    let what = what(indicator)
    let candidates = try everCandidates(indicator).map { unit in
      try made("evidence", [what, unit.inFileName], [indicator], nil) {
        try EvidenceSection(self, $0, indicator, unit).picture()
      }
    }
    return try
      ([
        made("funnel", [what], [indicator], nil) {
          try FunnelSection(self, $0, indicator, naming: content.region).picture()
        },
        made("distribution", [what], [indicator], nil) {
          try SwarmSection(self, $0, indicator).picture()
        },
        made("change", [what], [indicator], nil) {
          try DumbbellSection(self, $0, indicator).picture()
        },
        made("ranks", [what], [indicator], "rank") {
          try RankSection(self, $0, indicator).picture()
        },
      ] + candidates).compactMap { $0 }
  }

  /// An indicator as the name of a file has it: its id, since two names could come to the same.
  private func what(_ indicator: Indicator) -> String { indicator.id }

  /// - Parameters:
  ///   - kind: the name of the text on what is shown.
  ///   - about: what and whom, as the name of a file has them.
  ///   - indicators: whose figures it shows.
  ///   - unit: the name of the text on what the numbers are in; nil for what the indicators' are in.
  private func made(
    _ kind: String, _ about: [String], _ indicators: [Indicator], _ unit: String?,
    _ draw: (Printer) throws -> Picture?
  ) throws -> SitePicture? {
    let printer = printer()
    guard let picture = try draw(printer) else { return nil }
    let numbers = unit ?? indicators.first?.valueUnit.rawValue ?? "mixed"
    return try SitePicture(
      name: ([words("picture_file_\(kind)")] + about).joined(separator: "-"),
      captioned: CaptionedPicture(
        picture, unit: words("picture_in_\(numbers)"),
        source: words(
          "picture_source",
          ["sources": sources(indicators), "zero_point": String(content.zeroPoint)])),
      numbers: printer.ledger.numbers)
  }
}
