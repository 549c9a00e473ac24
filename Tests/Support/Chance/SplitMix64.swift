/// The same numbers in every run of the same seed, so that whatever they break can be looked at again.
/// Source: Steele, Lea and Flood 2014, OOPSLA; constants as in Vigna's public-domain C code.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// One stream of one of a seed's worlds, which do not run into each other: the same whatever worlds
  /// were made before it, and on whichever thread.
  public init(seed: UInt64, world: Int, stream: UInt64) {
    state = Self.mixed(seed &+ Self.mixed(UInt64(world) &+ Self.mixed(stream &+ Self.step)))
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }
}

extension SplitMix64 {
  /// In (0, 1), both excluded.
  public mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// Near enough a standard normal: the sum of twelve uniforms less 6.
  public mutating func nearlyNormal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }

  /// From 0 to below the limit; 0 for a limit of 1 or less.
  public mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<max(limit, 1), using: &self)
  }

  public mutating func one<Element>(of choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}
