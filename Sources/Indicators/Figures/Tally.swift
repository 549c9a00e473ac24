import Observations

/// A running sum of cells that keeps the reason why it is incomplete, and whether any cell was
/// provisional or unsealed.
struct Tally {
  private(set) var sum = 0.0
  private(set) var lacking: CellValue.Kind?
  private(set) var isProvisional = false
  private(set) var isUnsealed = false

  init() {}

  /// A sum that is a number already.
  init(_ sum: Double) { self.sum = sum }

  mutating func add(_ cell: MarkedCell?) {
    if cell?.marks.contains(.provisional) == true { isProvisional = true }
    if cell?.marks.contains(.unsealed) == true { isUnsealed = true }
    if let number = cell?.value.number {
      sum += number
    } else {
      lack(cell?.value.kind ?? .missing)
    }
  }

  mutating func add(_ other: Tally) {
    sum += other.sum
    if other.isProvisional { isProvisional = true }
    if other.isUnsealed { isUnsealed = true }
    if let kind = other.lacking { lack(kind) }
  }

  /// Records why the sum is incomplete; suppression outranks every other reason.
  private mutating func lack(_ kind: CellValue.Kind) {
    if lacking == nil || kind == .suppressed { lacking = kind }
  }
}

extension Tally {
  /// The reason either tally has no sum; `.suppressed` wins.
  static func lack(_ a: Tally, _ b: Tally) -> CellValue.Kind? {
    [a.lacking, b.lacking].compactMap { $0 }.max { $0 != .suppressed && $1 == .suppressed }
  }
}
