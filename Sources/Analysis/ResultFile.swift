import Files
import Flagging
import Indicators

/// The tables that a run and an export leave, in the order in which they are written: the one place
/// where they are listed.
package enum ResultFile: String, Sendable, CaseIterable {
  case estimates, changes, candidates, profile, trends
  /// Estimates of three years added up, for units too small for one.
  case pooled
  case reconciliation

  /// `estimates.csv`.
  package func name(_ format: TableFormat) -> String { "\(rawValue).\(format.rawValue)" }

  /// The name of the result table that the file holds.
  package var table: String {
    switch self {
    case .estimates, .pooled: Estimate.table.name
    case .changes: RelativeChange.table.name
    case .candidates: Candidate.table.name
    case .profile: ProfileRow.table.name
    case .trends: Trend.table.name
    case .reconciliation: RecodingAccount.table.name
    }
  }

  /// For whom it is.
  package var readers: [Reader] { self == .reconciliation ? [.analysts] : [.researchers] }

  /// Those about one region, beside its report.
  package static let ofRun = allCases.filter { $0 != .pooled }

  /// Those about all units.
  /// - Parameter isComparing: whether later years are compared with the zero point.
  package static func ofExport(_ format: TableFormat, comparing isComparing: Bool) -> [ResultFile] {
    allCases.filter { file in
      switch file {
      case .changes: isComparing
      case .reconciliation: format == .csv
      default: true
      }
    }
  }
}

/// Whom a file is for.
package enum Reader: String, Sendable, CaseIterable {
  case municipalities, analysts, researchers
}

extension OutputFolder {
  /// Writes some of the tables.
  package func write(_ files: [ResultFile], of findings: Findings, as format: TableFormat) throws {
    for file in files {
      switch file {
      case .estimates: try write(findings.estimates, as: format, file)
      case .changes: try write(findings.changes, as: format, file)
      case .candidates: try write(findings.candidates, as: format, file)
      case .profile: try write(findings.profiles, as: format, file)
      case .trends: try write(findings.trends, as: format, file)
      case .pooled: try write(findings.pooled, as: format, file)
      case .reconciliation: try write(findings.recoding, as: format, file)
      }
    }
  }
}
