/// The definition of a set of figures over all units: measure, period, sex, age and level.
public struct Series: Sendable, Hashable {
  public let measure: Measure
  public let period: Period
  public let sex: Sex
  /// The age band; nil where the source states none.
  public let age: AgeBand?
  /// A category of the measure other than sex, age or place, such as a school level or length of
  /// education; nil for the total.
  public let level: String?

  public init(measure: Measure, period: Period, sex: Sex, age: AgeBand?, level: String? = nil) {
    self.measure = measure
    self.period = period
    self.sex = sex
    self.age = age
    self.level = level
  }

  /// The same series without an age.
  var overAllAges: Series {
    Series(measure: measure, period: period, sex: sex, age: nil, level: level)
  }
}

extension Series: Comparable {
  /// Ordered by measure, period, sex, age and level.
  public static func < (a: Self, b: Self) -> Bool {
    if a.measure != b.measure { return a.measure < b.measure }
    if a.period != b.period { return a.period < b.period }
    return (a.sex.rawValue, a.age?.description ?? "", a.level ?? "")
      < (b.sex.rawValue, b.age?.description ?? "", b.level ?? "")
  }
}

extension Series: CustomStringConvertible {
  /// The series as text: `ssb-13556/neet, 2021, both, 20-24`.
  public var description: String {
    let parts = [measure.description, period.description, sex.rawValue]
    return (parts + [age?.description, level].compactMap { $0 }).joined(separator: ", ")
  }
}
