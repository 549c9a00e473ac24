import Files

/// Whom a figure counts.
public enum Sex: String, Sendable, Hashable, CaseIterable, Codable, SettingsReadable {
  case both, female, male
}
