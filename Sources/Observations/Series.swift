/// What a figure is of, apart from the place: one measure, period, sex, age and level.
public struct Series: Sendable, Hashable {
  public let measure: Measure
  public let period: Period
  public let sex: Sex
  /// nil where the source states no age.
  public let age: AgeBand?
  /// A part of the measure that is not sex, age or place: a school level, a length of education;
  /// nil for the whole.
  public let level: String?

  public init(measure: Measure, period: Period, sex: Sex, age: AgeBand?, level: String? = nil) {
    self.measure = measure
    self.period = period
    self.sex = sex
    self.age = age
    self.level = level
  }

  /// The same without an age.
  var overAllAges: Series {
    Series(measure: measure, period: period, sex: sex, age: nil, level: level)
  }
}

extension Series: Comparable {
  /// By measure, period, sex, age and level.
  public static func < (a: Self, b: Self) -> Bool {
    if a.measure != b.measure { return a.measure < b.measure }
    if a.period != b.period { return a.period < b.period }
    return (a.sex.rawValue, a.age?.description ?? "", a.level ?? "")
      < (b.sex.rawValue, b.age?.description ?? "", b.level ?? "")
  }
}

extension Series: CustomStringConvertible {
  /// `ssb-13556/neet, 2021, both, 20-24`.
  public var description: String {
    let parts = [measure.description, period.description, sex.rawValue]
    return (parts + [age?.description, level].compactMap { $0 }).joined(separator: ", ")
  }
}
