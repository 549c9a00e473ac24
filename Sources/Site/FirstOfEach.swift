import Files

/// Tells which elements come for the first time, so that a long list can be written while it is made: of each its
/// fingerprint is kept.
struct FirstOfEach {
  private var known: Set<Fingerprint> = []

  /// Whether the element has not come before.
  mutating func isFirst(_ element: some Hashable) -> Bool {
    known.insert(Fingerprint { $0.combine(element) }).inserted
  }
}
