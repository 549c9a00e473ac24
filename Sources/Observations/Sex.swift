/// Whom a figure counts.
public enum Sex: String, Sendable, Hashable, CaseIterable {
  case both, female, male
}
