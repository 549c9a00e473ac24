import Files

/// The sex of the persons counted, or both.
public enum Sex: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
  case both, female, male
}
