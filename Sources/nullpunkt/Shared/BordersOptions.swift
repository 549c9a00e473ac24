import Analysis
import ArgumentParser

/// The option for the borders in which results are reported.
struct BordersOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Other borders than the zero point's: those at the end of a year (2024), or stable.",
      discussion: """
        Merged and renumbered municipalities add up; one that was split has no figure in later \
        borders, but counts in its county and the country. stable: such municipalities stand \
        together, Ålesund + Haram, so that every year since the zero point has the same units. \
        County and country are sums of municipalities in the borders asked for.
        """, valueName: "year|stable"))
  var geography: DeclaredBorders?

  /// The requested borders; by default those of the zero point's year.
  func borders(ofZeroPoint year: Int) -> DeclaredBorders { geography ?? .vintage(year) }
}

extension DeclaredBorders: ExpressibleByArgument {}
