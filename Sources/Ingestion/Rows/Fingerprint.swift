/// 128 bits that tell things apart; the chance that two of a billion are taken for one another is
/// below 1 in 10²⁰.
struct Fingerprint: Hashable {
  private let first: Int
  private let second: Int

  /// - Parameter combine: gives a hasher all that tells one thing from another.
  init(_ combine: (inout Hasher) -> Void) {
    var (first, second) = (Hasher(), Hasher())
    second.combine(0)
    combine(&first)
    combine(&second)
    self.first = first.finalize()
    self.second = second.finalize()
  }
}
