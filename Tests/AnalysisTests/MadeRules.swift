import BundledData
import Foundation
import Geography

@testable import Analysis

extension Knowledge {
  /// The bundled data, with these disclosure rules in the place of its own.
  static func with(rules: String) throws -> Knowledge {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: Repository.data)
    where name != "disclosure.yaml" {
      try files.createSymbolicLink(
        at: folder.appendingPathComponent(name),
        withDestinationURL: URL(fileURLWithPath: "\(Repository.data)/\(name)"))
    }
    try Data(rules.utf8).write(to: folder.appendingPathComponent("disclosure.yaml"))
    return Knowledge(folder: folder.path)
  }

  /// The strict rule for every source.
  static let strictRules = """
    default: {rule: primary, threshold: 3, smallest_denominator: 10}
    sources: {}
    """
}

extension UnitCode {
  /// Whether it is a municipality of one of some counties, given by their codes.
  func isIn(_ counties: [String]) -> Bool {
    level == .municipality && counties.contains { description.hasPrefix($0) }
  }
}
