/// How unusual a practice is, as a visitor or a member of a group judges it.
public enum Rarity: String, Sendable, Hashable, CaseIterable, SaidInWords {
  case common
  case slightlyUnusual = "slightly_unusual"
  case veryUnusual = "very_unusual"

  public static let words: KeyValuePairs<String, Rarity> = [
    "vanlig": .common, "litt-uvanlig": .slightlyUnusual, "veldig-uvanlig": .veryUnusual,
    "common": .common, "slightly-unusual": .slightlyUnusual, "very-unusual": .veryUnusual,
  ]
}

/// How many of a group's members judged a practice to be how unusual.
public struct RarityVotes: Sendable, Hashable {
  public let common: Int
  public let slightlyUnusual: Int
  public let veryUnusual: Int

  public init(common: Int = 0, slightlyUnusual: Int = 0, veryUnusual: Int = 0) {
    self.common = common
    self.slightlyUnusual = slightlyUnusual
    self.veryUnusual = veryUnusual
  }

  /// - Parameter rarity: how one judged; nil for no vote.
  public init(_ rarity: Rarity?, count: Int = 1) {
    self.init(
      common: rarity == .common ? count : 0,
      slightlyUnusual: rarity == .slightlyUnusual ? count : 0,
      veryUnusual: rarity == .veryUnusual ? count : 0)
  }

  /// Reads one judgement, or several that agree: `litt uvanlig`, `5 litt uvanlig`.
  /// - Returns: nil for another text, and for a number that is not from 1 to 1000.
  public init?(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    let count = parts.first.flatMap { Int($0) }
    let word = count == nil ? Substring(text) : parts.dropFirst().first ?? ""
    guard let rarity = Rarity(word: word), (1...1000).contains(count ?? 1) else { return nil }
    self.init(rarity, count: count ?? 1)
  }

  /// The number of votes.
  public var count: Int { common + slightlyUnusual + veryUnusual }

  /// The judgement in the middle when all are laid out from common to very unusual; of two in the middle the
  /// more common one. Nil without votes.
  public var middle: Rarity? {
    guard count > 0 else { return nil }
    let place = (count - 1) / 2
    if place < common { return .common }
    return place < common + slightlyUnusual ? .slightlyUnusual : .veryUnusual
  }

  public subscript(rarity: Rarity) -> Int {
    switch rarity {
    case .common: common
    case .slightlyUnusual: slightlyUnusual
    case .veryUnusual: veryUnusual
    }
  }

  public static func + (a: Self, b: Self) -> Self {
    Self(
      common: a.common + b.common, slightlyUnusual: a.slightlyUnusual + b.slightlyUnusual,
      veryUnusual: a.veryUnusual + b.veryUnusual)
  }
}
