import ArgumentParser
import Pictures
import Reporting
import Site

struct NetworkPictureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture",
    abstract: "Draw a network as SVG, to standard output.",
    discussion: """
      Services stand round their municipality, with a shape and a colour for their sector; hollow ones \
      did not answer, and the network falls apart without those that have a ring. Lines are work \
      together, darker where both tell of it; dashed ones are pairs that both wish for more. Where \
      somebody stands hangs on who was asked alone, so that two rounds can be laid beside each other.

        nullpunkt network picture nettverk-aktorer.csv nettverk-band.csv > nettverk.svg
      """)

  @OptionGroup var input: NetworkInput
  @Option(help: "What it fills: drawn is as large as it is, slide is 16:9, a4 a sheet.")
  var size = PictureSize.drawn
  @Option(help: "The language of its key; nb is bokmål.")
  var language = Language.nb

  func run() throws {
    let report = try input.report()
    let page = NetworkPage(
      report, texts: try input.dataOptions.knowledge().texts, language: language)
    Console.answer(try page.pictureFile(report, size).text)
  }
}

extension PictureSize: ExpressibleByArgument {}
