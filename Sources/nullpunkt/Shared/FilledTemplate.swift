import Analysis
import Files
import Geography
import Indicators

/// The rows that a template begins with: a region's municipalities, the year, and the names that the
/// catalogue reads, without their figures.
struct FilledTemplate {
  let units: [NamedUnit]
  let year: Int
  let indicators: [Indicator]

  /// - Throws: `UnknownName` for a region that there is none of; `Refusal` for one without municipalities
  ///   on the last day of the year.
  init(region: String, year: Int, _ knowledge: Knowledge) throws {
    let region = try knowledge.region(region, name: nil, year: year)
    let territory = Territory(try knowledge.geography, on: .endOfYear(year))
    let codes = territory.municipalities(of: .region(region.id))
    units = codes.sorted().map { code in
      NamedUnit(code: .municipality(code), name: territory.name(of: .municipality(code)))
    }
    self.year = year
    indicators = try knowledge.catalogue.indicators
  }

  /// The template with names explained above its header, and rows below it.
  func text(_ template: TemplateCommand.Template, empty: String) -> String {
    let lines = empty.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.isEmpty }.map(String.init).filter { !$0.isEmpty }
    guard let header = lines.last else { return empty }
    if template == .network {
      let known = units.map { "# \($0.code)  \($0.name)" }
      return (lines.dropLast() + ["#", "# Kommunene (municipality):"] + known + [header])
        .joined(separator: "\n") + "\n"
    }
    let read = indicators.filter { isRead($0, template) }
    let names =
      template == .practices
      ? read.map { ($0.id, $0.name.nb) }
      : read.map { ($0.mainMeasure.name, $0.name.nb) }
    var explained = ["#", "# Navn som leses (indicator):"]
    for (name, meaning) in names {
      let line = "# \(name)  \(meaning.filter { $0 != "," && $0 != ";" })"
      if !explained.contains(line) { explained.append(line) }
    }
    return (lines.dropLast() + explained + [header] + rows(template, read)).joined(separator: "\n")
      + "\n"
  }

  private func isRead(_ indicator: Indicator, _ template: TemplateCommand.Template) -> Bool {
    switch template {
    case .ungdata, .statsforvalteren: indicator.source == template.rawValue
    case .figures: indicator.source == "ung-inkludering" && indicator.basis.isPublished
    case .practices: true
    case .network: false
    }
  }

  private func rows(_ template: TemplateCommand.Template, _ read: [Indicator]) -> [String] {
    units.flatMap { unit in
      read.compactMap { indicator in
        let (code, name, measure) = (unit.code, unit.name, indicator.mainMeasure.name)
        switch template {
        case .ungdata:
          let grades = indicator.schoolLevel == .upperSecondary ? "vg1-vg3" : "8-10"
          return "\(code);\(name);\(year);\(indicator.level ?? "");\(grades);both;\(measure);;;;"
        case .statsforvalteren: return "\(code);\(name);\(year);;\(measure);;percent;;"
        case .figures:
          return "\(indicator.source);\(measure);\(code);\(name);\(year);both;;;percent;;;"
        case .practices, .network: return nil
        }
      }
    }
  }
}
