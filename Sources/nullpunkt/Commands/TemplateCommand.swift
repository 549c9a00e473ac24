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
      Practices go to nullpunkt practice import.

        nullpunkt template ungdata --output ungdata.csv
        nullpunkt template figures --region kongsvinger --year 2024 --output tall.csv
      """)

  enum Template: String, ExpressibleByArgument, CaseIterable {
    case ungdata, statsforvalteren, figures, practices
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
    let folder = try dataOptions.data ?? Knowledge.bundledFolder()
    let empty = try String(
      contentsOf: URL(fileURLWithPath: "\(folder)/templates/\(template.rawValue).csv"),
      encoding: .utf8)
    var text = empty
    if let region, let year {
      text = try FilledTemplate(region: region, year: year, dataOptions.knowledge())
        .text(template, empty: empty)
    }
    guard let output else { return Console.answer(text) }
    guard !FileManager.default.fileExists(atPath: output) else {
      throw Refusal("\(output) exists already and may hold figures; name another file")
    }
    let file = try OutputFile(path: output)
    try file.write(Array(text.utf8))
    _ = try file.finish()
    Console.explain(
      "\(output): the template \(template.rawValue); "
        + (region == nil ? "fill in rows below the last line" : "fill in the figures"))
  }
}
