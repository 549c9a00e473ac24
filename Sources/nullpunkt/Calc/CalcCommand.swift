import ArgumentParser

/// The commands that apply the statistics to the user's own numbers.
struct CalcCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calc",
    abstract: "The statistics on any numbers: options, or a table on standard input.",
    discussion: """
      What an option gives holds for every row; what no option gives is a column of that name in a \
      CSV table on standard input (a header, commas, decimal points). Other columns follow each row \
      into the answer. A refused row ends the calculation, named by line and column, with exit \
      status 1; of a long table, rows before it may have been written.

        nullpunkt calc interval --x 290 --n 1899
        nullpunkt calc interval --method clopper-pearson --level 0.998 < counts.csv

      """,
    subcommands: [
      CalcIntervalCommand.self, CalcDifferenceCommand.self, CalcRatioCommand.self,
      CalcCompareCommand.self, CalcTrendCommand.self, CalcAdjustCommand.self,
      CalcFunnelCommand.self, CalcStandardiseCommand.self, CalcShrinkCommand.self,
      CalcRanksCommand.self, CalcLastingCommand.self,
    ])
}
