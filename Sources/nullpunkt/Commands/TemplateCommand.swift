import Analysis
import ArgumentParser
import Foundation

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write an empty template for figures that no source hands out as a file.",
    discussion: """
      The template goes to standard output, or to a file with --output. It explains its columns in \
      lines that begin with #, which may stay. Fill in rows below the header, in any spreadsheet, \
      and give the file to nullpunkt import; practices go to nullpunkt practice import.
      """)

  enum Template: String, ExpressibleByArgument, CaseIterable {
    case ungdata, statsforvalteren, figures, practices
  }

  @Argument(help: "Which template.")
  var template: Template
  @Option(help: ArgumentHelp("Write it to this file, which must not exist.", valueName: "path"))
  var output: String?
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let folder = try dataOptions.data ?? Knowledge.bundledFolder()
    let text = try Data(
      contentsOf: URL(fileURLWithPath: "\(folder)/templates/\(template.rawValue).csv"))
    guard let output else { return Console.answer(String(decoding: text, as: UTF8.self)) }
    do {
      try text.write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Refusal("\(output) exists already and may hold figures; name another file")
    }
    Console.explain(
      "\(output): the template \(template.rawValue); fill in rows below the last line")
  }
}
