import Analysis
import Foundation

/// The folders of reports that `run` has written, and the sites in them.
struct ReportFolders {
  /// Where reports are written.
  let output: String

  /// The folders with a site, the one written last first.
  var sites: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    return names.flatMap { name in Self.siteNames.map { "\(output)/\(name)/\($0)" } }
      .filter { FileManager.default.fileExists(atPath: "\($0)/\(Self.front)") }
      .sorted { (Self.day($0), $1) > (Self.day($1), $0) }
  }

  static let front = "index.html"
  private static let siteNames = ["nettsted", "site"]

  private static func day(_ site: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(site)/\(front)")
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }
}
