import Observations

/// A running sum of cells that remembers the first kind of cell that had no figure, and whether any was
/// provisional.
struct Tally {
  private(set) var sum = 0.0
  private(set) var lacking: CellValue.Kind?
  private(set) var isProvisional = false

  mutating func add(_ cell: MarkedCell?) {
    if cell?.marks.contains(.provisional) == true { isProvisional = true }
    if let number = cell?.value.number {
      sum += number
    } else {
      lack(cell?.value.kind ?? .missing)
    }
  }

  mutating func add(_ other: Tally) {
    sum += other.sum
    if other.isProvisional { isProvisional = true }
    if let kind = other.lacking { lack(kind) }
  }

  /// Suppression outranks every other lack: it must never be lost in a sum.
  private mutating func lack(_ kind: CellValue.Kind) {
    if lacking == nil || kind == .suppressed { lacking = kind }
  }
}

extension Tally {
  /// What one of two sums that belong together lacks, suppression before everything else.
  static func lack(_ a: Tally, _ b: Tally) -> CellValue.Kind? {
    [a.lacking, b.lacking].compactMap { $0 }.max { $0 != .suppressed && $1 == .suppressed }
  }
}
