/// Random numbers that are the same in every run of the same seed and stream. Steele, Lea and Flood 2014, OOPSLA;
/// constants as in Vigna's public-domain C code.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package static let usualSeed: UInt64 = 2024

  package init(seed: UInt64, stream: UInt64) {
    state = Self.mixed(seed &+ Self.mixed(stream &+ Self.step))
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }
}
