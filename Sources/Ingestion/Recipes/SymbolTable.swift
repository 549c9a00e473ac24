import Files
import Observations

/// What one publisher's signs in a value cell mean.
public struct SymbolTable: Sendable, Decodable {
  /// Sign to the name of a value kind.
  let symbols: [String: CellValue.Kind]
  /// The sign after a figure, or after a year in a header, that marks it as not final.
  let provisional: String?
  /// What a limit such as `<4` stands for; absent where the publisher prints none.
  let limit: CellValue.Kind?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case symbols, provisional, limit
  }

  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    symbols = try read(.symbols, or: [:])
    provisional = try read.ifPresent(.provisional)
    limit = try read.ifPresent(.limit)
  }

  /// The value a sign stands for; nil when the text is no sign of this publisher's.
  func value(_ text: String) -> CellValue? {
    if let kind = symbols[text] { return CellValue(kind) }
    guard let limit, text.hasPrefix("<"),
      NumberText.parse(String(text.dropFirst().drop { $0 == " " }), decimalMark: ",") != nil
    else { return nil }
    return CellValue(limit)
  }

  /// The text without the sign of what is not final, and whether it was there.
  func withoutProvisionalMark(_ text: String) -> (text: String, isProvisional: Bool) {
    guard let provisional, text.utf8.last == provisional.utf8.last, text != provisional,
      text.hasSuffix(provisional)
    else { return (text, false) }
    return (String(text.dropLast(provisional.count)), true)
  }

  /// For messages: `- . .. ... :`.
  var listed: String {
    (symbols.keys.sorted() + (limit == nil ? [] : ["<4"])).joined(separator: " ")
  }
}
