import Analysis
import ArgumentParser
import Foundation
import Geography

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Show the site of the newest report, or one unit's page.",
    discussion: """
      The site is a folder of pages that nullpunkt run writes; no network is needed. It is shown by \
      the machine's own opener (xdg-open, or open on macOS), or BROWSER where that names a program. \
      Where there is none, the path of the page is printed.

        nullpunkt open
        nullpunkt open Kongsvinger
        nullpunkt open 3415 --print
      """)

  @Argument(
    help: "A municipality, region or county, or 0 for the country; none for the front page.")
  var unit: String?
  @Flag(help: "Print the page's path, and open nothing.")
  var print = false
  @Option(help: ArgumentHelp("Where reports are written.", valueName: "dir"))
  var output = "reports"
  @OptionGroup var zeroPointOptions: ZeroPointOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let sites = ReportFolders(output: output).sites
    guard let newest = sites.first else {
      throw Refusal(
        "there is no report with a site in \(output); make one with nullpunkt run, or name another "
          + "folder with --output")
    }
    let page =
      try unit.map { try self.page(of: $0, in: sites) } ?? "\(newest)/\(ReportFolders.front)"
    let path = URL(fileURLWithPath: page).path
    if print || !Self.show(path) { Console.tell("\(path)\n") }
  }

  /// The page of a unit, in the newest site that has one.
  private func page(of text: String, in sites: [String]) throws -> String {
    let knowledge = try dataOptions.knowledge()
    let unit = try Territory(knowledge.geography, on: .endOfYear(zeroPointOptions.zeroPoint))
      .unit(meantBy: text, knowledge.geography, tell: Console.explain)
    let pages = sites.lazy.flatMap { site in Self.names(of: unit.code).map { "\(site)/\($0)" } }
    guard let page = pages.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw Refusal(
        "no site in \(output) has a page of \(unit.name); nullpunkt export --format site writes the "
          + "pages of all units")
    }
    return page
  }

  /// The names that the page of a unit may have.
  private static func names(of unit: UnitCode) -> [String] {
    let code = unit.description
    return switch unit.level {
    case .country: ["landet.html", "country.html", "\(code).html"]
    case .county: ["fylke-\(code).html", "county-\(code).html", "\(code).html"]
    case .region: ["region-\(code).html", "\(code).html"]
    default: ["kommune-\(code).html", "municipality-\(code).html", "\(code).html"]
    }
  }

  /// Hands a page to the machine's opener; false where there is none, or it fails.
  private static func show(_ path: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["BROWSER"].map { [$0] } ?? []
    let places = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for opener in named + ["xdg-open", "open"] {
      let paths = opener.contains("/") ? [opener] : places.map { "\($0)/\(opener)" }
      guard let program = paths.first(where: FileManager.default.isExecutableFile) else { continue }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [path]
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return true }
    }
    return false
  }
}
