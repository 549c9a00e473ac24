import Files
import Observations

/// The values that a measure's figures can have; any other is a slip, and its file is refused.
public struct MeasureRange: Sendable, Hashable, SettingsReadable {
  public let measure: Measure
  /// In the unit in which figures are kept: a share as a fraction.
  public let values: ClosedRange<Double>

  enum Keys: String, CaseIterable {
    case source, measure, from, through
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    measure = Measure(source: try read(.source), name: try read(.measure))
    let (from, through): (Double, Double) = (try read(.from), try read(.through))
    guard from <= through else {
      throw read.refusal(.from, "\(from) is above \(through); expected the least value first")
    }
    values = from...through
  }
}
