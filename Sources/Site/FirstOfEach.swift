/// Tells which elements come for the first time, so that a long list can be written while it is made: of each 128 bits
/// are kept, which two elements share by chance alone, and that in less than one of 10²⁶ lists of a million.
struct FirstOfEach {
  private struct Fingerprint: Hashable {
    let one: Int
    let other: Int
  }

  private var known: Set<Fingerprint> = []

  /// Whether the element has not come before.
  mutating func isFirst(_ element: some Hashable) -> Bool {
    var (one, other) = (Hasher(), Hasher())
    one.combine(element)
    other.combine(true)
    other.combine(element)
    return known.insert(Fingerprint(one: one.finalize(), other: other.finalize())).inserted
  }
}
