import Geography

/// Accounts for every cell of a file: each is stored as an observation or set aside for a stated reason,
/// and sums of parts are compared with the totals the source printed.
public struct Reconciliation: Sendable, Equatable {
  public internal(set) var rows = 0
  /// The number of value cells read; cells that identify the row are not counted.
  public internal(set) var cells = 0
  public internal(set) var observations = 0
  public internal(set) var setAside: [SetAsideReason: Int] = [:]
  public internal(set) var sums: [SumCheck] = []
  /// The places that other parts of the file have and one lacks; known while the file is read.
  public internal(set) var absent: [AbsentPlaces] = []

  init() {}

  public init(
    rows: Int, cells: Int, observations: Int, setAside: [SetAsideReason: Int], sums: [SumCheck]
  ) {
    self.rows = rows
    self.cells = cells
    self.observations = observations
    self.setAside = setAside
    self.sums = sums
  }

  public enum SetAsideReason: String, Sendable, CaseIterable {
    /// The source marks the figure as not applicable.
    case notApplicable = "not applicable"
    /// An empty cell that says nothing: an optional cell of a template, or a year without a figure.
    case leftEmpty = "left empty"
    /// The row belongs to a category that the recipe excludes.
    case otherCategory = "another category than the recipe reads"
    case abroad = "outside Norway"
    /// The row is about a group of municipalities, such as a KOSTRA group.
    case group = "a group of municipalities"
    /// The place ceased to exist before the code lists begin.
    case beforeGeography = "before the geography begins"
    /// The row repeats an earlier one.
    case repeated = "the same row again"

    init(_ place: RegionCell.NoUnit) {
      self =
        switch place {
        case .group: .group
        case .outsideNorway: .abroad
        }
    }
  }

  /// True when every cell read is an observation or set aside.
  public var isComplete: Bool { cells == observations + setAside.values.reduce(0, +) }

  public var disagreeingSums: [SumCheck] { sums.filter { !$0.agrees } }
}
