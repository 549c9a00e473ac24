/// The figures of one series in columns of equal length, in ascending order of the units' numbers.
///
/// A unit's number is its place in `ObservationTable.units`; no unit stands twice. Entry `i` of every
/// column is about the unit `units[i]`.
public struct FigureColumn: Sendable, Hashable {
  /// The units' numbers in the table, ascending.
  public private(set) var units: [UnitNumber] = []
  /// The figures as doubles, in the unit of the measure; 0 where the kind counts as 0, and where there
  /// is no figure: what `kinds` tells.
  public private(set) var numbers: [Double] = []
  public private(set) var kinds: [CellValue.Kind] = []
  /// What the source says of each figure beside its value.
  public private(set) var marks: [Observation.Marks] = []

  /// A unit's place in the list of an `ObservationTable`, from 0.
  public typealias UnitNumber = Int32

  public init() {}

  public var count: Int { units.count }

  public var isEmpty: Bool { units.isEmpty }

  /// The value of an entry, from 0.
  public subscript(_ index: Int) -> CellValue {
    switch kinds[index] {
    case .number: .number(numbers[index])
    case .zeroBySymbol: .zeroBySymbol
    case .lessThanHalf: .lessThanHalf
    case .suppressed: .suppressed
    case .missing: .missing
    case .notApplicable: .notApplicable
    case .notComputable: .notComputable
    }
  }

  /// The entry of a unit, by binary search; nil when it has none.
  public func index(of unit: UnitNumber) -> Int? {
    let place = place(of: unit)
    return place < units.count && units[place] == unit ? place : nil
  }

  /// The first entry whose unit is not before this one.
  private func place(of unit: UnitNumber) -> Int {
    guard let last = units.last, unit <= last else { return units.count }
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes a unit's figure in, in place of an earlier one of the same unit. Units that come in
  /// ascending order cost the least.
  package mutating func put(_ unit: UnitNumber, _ value: CellValue, _ marks: Observation.Marks) {
    let place = place(of: unit)
    if place == units.count {
      units.append(unit)
      numbers.append(value.number ?? 0)
      kinds.append(value.kind)
      self.marks.append(marks)
    } else if units[place] == unit {
      numbers[place] = value.number ?? 0
      kinds[place] = value.kind
      self.marks[place] = marks
    } else {
      units.insert(unit, at: place)
      numbers.insert(value.number ?? 0, at: place)
      kinds.insert(value.kind, at: place)
      self.marks.insert(marks, at: place)
    }
  }

  /// Takes a figure away and leaves its kind and marks: the source is known to withhold it.
  mutating func withhold(_ index: Int) {
    numbers[index] = 0
    kinds[index] = .suppressed
  }
}
