/// Somebody's word that a text which looks like a name is none: kept with the practice it let through.
public struct Vouching: Sendable, Hashable {
  /// The words that are no name, as they stand in service or description.
  public let words: [String]
  /// The role of whoever vouches; never a name.
  public let by: String
  /// Why they are no name.
  public let because: String

  public init(words: [String], by: String, because: String) {
    self.words = words
    self.by = Practice.tidied(by)
    self.because = Practice.tidied(because)
  }

  /// Nobody vouches for anything.
  public static let none = Vouching(words: [], by: "", because: "")
}
