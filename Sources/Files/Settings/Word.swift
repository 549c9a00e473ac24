/// One of a few words that settings may hold, refused with the words that would do.
public typealias Word = RawRepresentable<String> & CaseIterable & SettingsReadable

extension SettingsReadable where Self: RawRepresentable<String> & CaseIterable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    guard let word = Self(rawValue: text) else { throw node.refusal(Self.refusal(text)) }
    self = word
  }

  /// Why a text is none of the words.
  static func refusal(_ text: String) -> String {
    let known = allCases.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(text) is not known here; expected one of \(known)"
  }
}
