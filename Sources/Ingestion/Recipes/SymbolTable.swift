import Files
import Observations

/// The meanings of one publisher's symbols in value cells.
public struct SymbolTable: Sendable, SettingsReadable {
  /// The kind of value for each symbol.
  let symbols: [String: CellValue.Kind]
  /// The mark after a figure, or a year in a header, that makes it provisional.
  let provisional: String?
  /// The meaning of a limit such as `<4`; nil where the publisher prints none.
  let limit: CellValue.Kind?

  enum Keys: String, CaseIterable {
    case symbols, provisional, limit
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    symbols = try read(.symbols, or: [:])
    provisional = try read.ifPresent(.provisional)
    limit = try read.ifPresent(.limit)
  }

  /// The value of a symbol; nil when the text is not one of the publisher's symbols.
  func value(_ text: String) -> CellValue? {
    if let kind = symbols[text] { return CellValue(kind) }
    guard let limit, text.hasPrefix("<"),
      NumberText.parse(String(text.dropFirst().drop { $0 == " " }), decimalMark: ",") != nil
    else { return nil }
    return CellValue(limit)
  }

  /// Removes the provisional mark, and tells whether it was there.
  func withoutProvisionalMark(_ text: String) -> (text: String, isProvisional: Bool) {
    guard let provisional, text.utf8.last == provisional.utf8.last, text != provisional,
      text.hasSuffix(provisional)
    else { return (text, false) }
    return (String(text.dropLast(provisional.count)), true)
  }

  /// The symbols, for error messages: `- . .. ... :`.
  var listed: String {
    (symbols.keys.sorted() + (limit == nil ? [] : ["<4"])).joined(separator: " ")
  }
}
