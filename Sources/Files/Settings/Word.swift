/// An enumeration read from settings by name; an unknown name is refused with the list of valid ones.
public typealias Word = RawRepresentable<String> & CaseIterable & SettingsReadable

extension SettingsReadable where Self: RawRepresentable<String> & CaseIterable {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    guard let word = Self(rawValue: text) else { throw node.refusal(Self.refusal(text)) }
    self = word
  }

  /// The error message for a text that is not one of the names.
  static func refusal(_ text: String) -> String {
    let known = allCases.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(text) is not known here; expected one of \(known)"
  }
}
