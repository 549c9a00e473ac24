/// A 128-bit hash used as an identity; the probability that any two of a billion values collide is below
/// 10⁻²⁰.
package struct Fingerprint: Hashable {
  private let first: Int
  private let second: Int

  /// - Parameter combine: feeds the identifying values to a hasher.
  package init(_ combine: (inout Hasher) -> Void) {
    var (first, second) = (Hasher(), Hasher())
    second.combine(0)
    combine(&first)
    combine(&second)
    self.first = first.finalize()
    self.second = second.finalize()
  }
}
