import Geography

/// What is recorded of practices and of groups' steps, read together: how far each practice has come, and how
/// far each group.
public struct PracticeRegister: Sendable {
  /// The practices in force, in order of number.
  public let practices: [RecordedPractice]
  /// The groups' steps in force, the earliest day first.
  public let steps: [RecordedGroupStep]
  /// The number of the entry in force by the number of each that it corrects, and its own.
  private let current: [Int: Int]

  /// - Parameters:
  ///   - all: the practices, those that later ones correct among them.
  ///   - steps: the groups' steps, those that later ones correct among them.
  public init(_ all: [RecordedPractice] = [], steps: [RecordedGroupStep] = []) {
    practices = all.filter { $0.replacedBy == nil }
    self.steps = steps.filter { $0.replacedBy == nil }.sorted {
      ($0.step.day, $0.id) < ($1.step.day, $1.id)
    }
    var current: [Int: Int] = [:]
    // A correction stands after what it corrects.
    for entry in all.reversed() {
      current[entry.id] = entry.replacedBy.flatMap { current[$0] } ?? entry.id
    }
    self.current = current
  }

  /// The practice in force that a number means now; nil where there is none.
  public func practice(numbered number: Int) -> RecordedPractice? {
    let now = current[number] ?? number
    return practices.first { $0.id == now }
  }

  /// The steps that name a practice, or one that it corrects.
  public func steps(with entry: RecordedPractice) -> [GroupStep] {
    steps.map(\.step).filter { $0.practice.map { current[$0] ?? $0 } == entry.id }
  }

  /// How far a practice has come: what was recorded with it, or what groups have done with it since.
  public func status(of entry: RecordedPractice) -> PracticeStatus {
    let since = steps(with: entry).map { step -> PracticeStatus in
      switch step.kind {
      case .spread: .spread
      case .tried: .tried
      case .problemOwned, .searched, .visited: .found
      }
    }
    return since.reduce(entry.practice.status, max)
  }

  /// A group's path with one problem.
  public struct Path: Sendable {
    public let group: NamedUnit
    /// The id of the indicator that it is about; nil for none.
    public let indicator: String?
    /// The steps taken, the earliest first.
    public let steps: [GroupStep]

    /// The steps of a kind, the earliest first.
    public func steps(_ kind: GroupStep.Kind) -> [GroupStep] { steps.filter { $0.kind == kind } }

    /// What comes next: the first kind of step that has not been taken; nil where all have.
    public var next: GroupStep.Kind? {
      GroupStep.Kind.allCases.first { kind in !steps.contains { $0.kind == kind } }
    }
  }

  /// Every group's path, the groups in order of their codes, and each group's problems in the order in which
  /// they were taken on.
  public var paths: [Path] {
    struct Key: Hashable {
      let group: UnitCode
      let indicator: String?
    }
    var order: [Key] = []
    var byKey: [Key: [GroupStep]] = [:]
    for step in steps.map(\.step) {
      let key = Key(group: step.group.code, indicator: step.indicator)
      if byKey[key] == nil { order.append(key) }
      byKey[key, default: []].append(step)
    }
    let paths = order.compactMap { key -> Path? in
      guard let steps = byKey[key], let last = steps.last else { return nil }
      return Path(group: last.group, indicator: key.indicator, steps: steps)
    }
    return paths.enumerated().sorted {
      ($0.element.group.code, $0.offset) < ($1.element.group.code, $1.offset)
    }.map(\.element)
  }
}
