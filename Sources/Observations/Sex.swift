/// Whom a figure counts.
public enum Sex: String, Sendable, Hashable, CaseIterable, Codable {
  case both, female, male
}
