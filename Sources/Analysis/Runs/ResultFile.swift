import Files
import Flagging
import Indicators

/// The tables that `run` and `export` write, in the order of writing.
package enum ResultFile: String, Sendable, CaseIterable {
  case estimates, changes, candidates, profile, trends
  /// Estimates from three years' summed counts, for units too small for one year.
  case pooled
  case reconciliation

  /// The file name: `estimates.csv`.
  package func name(_ format: TableFormat) -> String { "\(rawValue).\(format.fileExtension)" }

  /// The declaration of the result table in the file.
  package var table: TableDescription {
    switch self {
    case .estimates, .pooled: Estimate.table.description
    case .changes: RelativeChange.table.description
    case .candidates: Candidate.table.description
    case .profile: ProfileRow.table.description
    case .trends: Trend.table.description
    case .reconciliation: RecodingAccount.table.description
    }
  }

  /// Whether the table is of the whole country also in a region's run.
  var isOfWholeCountry: Bool { [.candidates, .profile, .reconciliation].contains(self) }

  /// The intended readers.
  package var readers: [Reader] { self == .reconciliation ? [.analysts] : [.researchers] }

  /// The files of a region's run, beside its report: those of an export, about the region.
  package static let ofRun = allCases

  /// The files of an export, about all units.
  /// - Parameter isComparing: whether later years are compared with the zero point.
  package static func ofExport(_ format: TableFormat, comparing isComparing: Bool) -> [ResultFile] {
    allCases.filter { file in
      switch file {
      case .changes: isComparing
      case .reconciliation: format != .json
      default: true
      }
    }
  }
}

/// A group of intended readers.
package enum Reader: String, Sendable, CaseIterable {
  case municipalities, analysts, researchers
}

extension OutputFolder {
  /// Writes the given tables to the folder.
  package func write(_ files: [ResultFile], of findings: Findings, as format: TableFormat) throws {
    for file in files {
      let scope = file.isOfWholeCountry ? .country : findings.scope
      switch file {
      case .estimates: try write(findings.estimates, as: format, file, about: scope)
      case .changes: try write(findings.changes, as: format, file, about: scope)
      case .candidates: try write(findings.candidates, as: format, file, about: scope)
      case .profile: try write(findings.profiles, as: format, file, about: scope)
      case .trends: try write(findings.trends, as: format, file, about: scope)
      case .pooled: try write(findings.pooled, as: format, file, about: scope)
      case .reconciliation: try write(findings.recoding, as: format, file, about: scope)
      }
    }
  }
}
