import Disclosure
import Files
import Indicators

extension DisclosureControl {
  /// The strict rule for every source but `open`, which has protected itself.
  static func made(_ indicators: [Indicator]) throws -> DisclosureControl {
    let settings = """
      {"default": {"rule": "primary", "threshold": 3, "smallest_denominator": 10},
       "sources": {"open": {"rule": "inherit"}}}
      """
    return DisclosureControl(
      rules: try DisclosureRules(reading: SettingsNode(json: settings)),
      indicators: indicators)
  }
}

extension TableRow {
  /// Whether any cell holds a number.
  var hasNumbers: Bool {
    cells.contains { cell in
      switch cell {
      case .text: false
      case .count(let count): count != nil
      case .number(let number): number != nil
      }
    }
  }

  func text(_ column: String) -> String? {
    zip(Self.columns, cells).first { $0.0 == column }?.1.description
  }
}
