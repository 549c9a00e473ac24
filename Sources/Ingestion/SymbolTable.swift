import Observations

/// What one publisher's signs in a value cell mean.
public struct SymbolTable: Sendable, Decodable {
  /// Sign to the name of a value kind.
  let symbols: [String: CellValue.Kind]
  /// The sign after a figure that marks it as not final.
  let provisional: String?

  /// The value a sign stands for; nil when the text is no sign of this publisher's.
  func value(_ text: String) -> CellValue? { symbols[text].flatMap { CellValue($0) } }

  /// For messages: `- . .. ... :`.
  var listed: String { symbols.keys.sorted().joined(separator: " ") }
}
