/// The account of a file: every cell that was read is an observation or set aside with a reason,
/// and sums of parts stand against the totals the source printed.
public struct Reconciliation: Sendable, Equatable {
  public internal(set) var rows = 0
  /// Value cells; the cells that say whom a row is about are not counted.
  public internal(set) var cells = 0
  public internal(set) var observations = 0
  public internal(set) var setAside: [SetAsideReason: Int] = [:]
  public internal(set) var sums: [SumCheck] = []

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
    /// The source says the figure cannot exist.
    case notApplicable = "not applicable"
    /// An empty cell that says nothing: an optional cell of a template, or a year without a figure.
    case leftEmpty = "left empty"
    /// A part of the population that the recipe leaves out.
    case otherCategory = "another category than the recipe reads"
    case abroad = "outside Norway"
    /// A place that was gone before our geography begins.
    case beforeGeography = "before the geography begins"
    /// The row says again what an earlier one said.
    case repeated = "the same row again"
  }

  /// True when nothing was lost between reading and storing.
  public var isComplete: Bool { cells == observations + setAside.values.reduce(0, +) }

  public var disagreeingSums: [SumCheck] { sums.filter { !$0.agrees } }
}
