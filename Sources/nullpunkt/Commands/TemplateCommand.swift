import Analysis
import ArgumentParser
import Files
import Foundation

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write a template for figures that no source hands out as a file.",
    discussion: """
      The template goes to standard output, or to a file with --output. It explains its columns in \
      lines that begin with #, which may stay. Fill in rows below the header, in any spreadsheet, \
      and give the file to nullpunkt import; with --region and --year the rows are there with the \
      region's municipalities, the year and the valid names, and only figures are missing. \
      Practices go to nullpunkt practice import. A network has two tables, of actors and of ties, which \
      are files beside each other (nettverk-aktorer.csv, nettverk-band.csv) for nullpunkt network.

        nullpunkt template ungdata --output ungdata.csv
        nullpunkt template figures --region kongsvinger --year 2024 --output tall.csv
        nullpunkt template network --output nettverk.csv
      """)

  enum Template: String, ExpressibleByArgument, CaseIterable {
    case ungdata, statsforvalteren, figures, practices, network
  }

  @Argument(help: "Which template.")
  var template: Template
  @Option(help: ArgumentHelp("Write it to this file, which must not exist.", valueName: "path"))
  var output: String?
  @Option(help: ArgumentHelp("A region's id: its municipalities are filled in.", valueName: "id"))
  var region: String?
  @Option(help: "The year that is filled in, in whose borders the municipalities are.")
  var year: Int?
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard (region == nil) == (year == nil) else {
      throw ValidationError("--region and --year are given together")
    }
  }

  func run() throws {
    guard template == .network else {
      let text = try text(named: template.rawValue)
      guard let output else { return Console.answer(text) }
      try write(text, to: output)
      return Console.explain(
        "\(output): the template \(template.rawValue); "
          + (region == nil ? "fill in rows below the last line" : "fill in the figures"))
    }
    let base = output ?? "nettverk.csv"
    let beginning = base.hasSuffix(".csv") ? String(base.dropLast(4)) : base
    let files = try [("network-actors", "aktorer"), ("network-ties", "band")].map { name, ending in
      (path: "\(beginning)-\(ending).csv", text: try text(named: name))
    }
    for file in files where FileManager.default.fileExists(atPath: file.path) {
      throw Self.isThere(file.path)
    }
    for file in files {
      try write(file.text, to: file.path)
      Console.explain("\(file.path): the template network; fill in rows below the last line")
    }
  }

  /// The template of a name, with what is filled in.
  private func text(named name: String) throws -> String {
    let folder = try dataOptions.data ?? Knowledge.bundledFolder()
    let empty = try String(
      contentsOf: URL(fileURLWithPath: "\(folder)/templates/\(name).csv"), encoding: .utf8)
    guard let region, let year else { return empty }
    return try FilledTemplate(region: region, year: year, dataOptions.knowledge())
      .text(template, empty: empty)
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Self.isThere(path)
    }
  }

  private static func isThere(_ path: String) -> Refusal {
    Refusal("\(path) exists already and may hold figures; name another file")
  }
}
