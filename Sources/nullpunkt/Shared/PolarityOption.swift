import ArgumentParser
import Statistics

/// `--better low` or `--better high`.
extension Polarity: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "low": self = .lowerIsBetter
    case "high": self = .higherIsBetter
    default: return nil
    }
  }

  public static var allValueStrings: [String] { ["low", "high"] }
}
