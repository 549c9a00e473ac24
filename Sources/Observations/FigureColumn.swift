/// The figures of one series in columns of equal length, in ascending order of the units' numbers.
///
/// A unit's number is its place in `ObservationTable.units`; no unit stands twice. Entry `i` of every
/// column is about the unit `units[i]`.
public struct FigureColumn: Sendable, Hashable {
  /// The units' numbers in the table, ascending.
  public private(set) var units: [UnitNumber] = []
  /// The figures in the unit of the measure; 0 where `kinds` says that the figure counts as 0 or is
  /// absent.
  public private(set) var numbers: [Double] = []
  public private(set) var kinds: [CellValue.Kind] = []
  /// The source's marks on each figure, such as provisional.
  public private(set) var marks: [Observation.Marks] = []

  /// A unit's index in `ObservationTable.units`.
  public typealias UnitNumber = Int32

  public init() {}

  public var count: Int { units.count }

  public var isEmpty: Bool { units.isEmpty }

  /// The value of the entry at an index.
  public subscript(_ index: Int) -> CellValue { CellValue(kinds[index], of: numbers[index]) }

  /// The index of a unit's entry, by binary search; nil when it has none.
  public func index(of unit: UnitNumber) -> Int? {
    let place = place(of: unit)
    return place < units.count && units[place] == unit ? place : nil
  }

  /// The index of the first entry whose unit number is not below the given one.
  private func place(of unit: UnitNumber) -> Int {
    guard let last = units.last, unit <= last else { return units.count }
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sets a unit's figure, replacing an earlier one. Units in ascending order are cheapest.
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

  /// Removes an entry's number and marks the entry as suppressed; its marks are kept.
  mutating func withhold(_ index: Int) {
    numbers[index] = 0
    kinds[index] = .suppressed
  }
}
