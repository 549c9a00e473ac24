import Analysis
import ArgumentParser
import Documents
import Files
import Reporting
import Site

struct NetworkReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write all of a network: page, Word, picture, GraphML and tables.",
    discussion: """
      Who holds the region together, which bridges hang on one, where wishes meet and what hinders: as \
      Markdown and for Word, with the picture as SVG, GraphML for Gephi, igraph and R, and a table as \
      CSV for each kind of number.

      Contacts and wishes of services stand one by one in these, for those who have been told so. With \
      --public there are no services in anything that is written: measures of the whole, and tables in \
      which cells of few are withheld.

        nullpunkt network report nettverk-aktorer.csv nettverk-band.csv --output nettverk
        nullpunkt network report --public --output nettverk-offentlig
      """)

  @OptionGroup var input: NetworkInput
  @Option(help: "The language of page, picture and Word; nb is bokmål.")
  var language = Language.nb
  @Flag(
    name: .customLong("public"),
    help: "Leave out services: their measures, contacts and wishes, the picture and GraphML.")
  var isPublic = false
  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var output: String

  func run() throws {
    let knowledge = try input.dataOptions.knowledge()
    let whole = try input.report()
    let report = isPublic ? whole.forThePublic : whole
    let page = NetworkPage(report, texts: try knowledge.texts, language: language)
    let folder = OutputFolder(output)
    let name = language.isNorwegian ? "nettverk" : "network"
    try folder.writeTables(of: report)
    if !isPublic {
      try folder.write(report.findings.graphML.bytes, as: "\(name).graphml")
      try folder.write(page.pictureFile(report).bytes, as: "\(name).svg")
    }
    try folder.write(
      try page.markdown(picture: isPublic ? nil : "\(name).svg"), as: "\(name).md")
    do {
      let scratch = try ScratchFolder()
      let path = scratch.path("\(name).docx")
      try WordWriter(assets: knowledge.paperAssets).write(
        page.document(report, language: language), to: path)
      try folder.write(contentsOf: path, as: "\(name).docx")
    } catch let missing as ExternalProgram.Missing {
      Console.explain("no docx is written: \(missing)")
    }
    Console.explain("\(output): \(folder.told)")
  }
}
