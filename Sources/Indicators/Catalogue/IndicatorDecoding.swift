import Files
import Observations
import Statistics

/// Reads an entry of the catalogue. Unknown keys and contradictions are refused where they stand.
extension Indicator {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    id = try read(.id)
    name = try read(.name)
    definition = try read(.definition)
    limits = try read(.limits)
    source = try read(.source)
    basis = try Self.basis(read)
    period = try read.ifPresent(.period)
    sexes = try read(.sexes)
    unit = try read.ifPresent(.unit)
    polarity = try read(.polarity)
    smallestDifference = try read.ifPresent(.smallestDifference)
    floor = try read(.floor)
    context = try read.ifPresent(.context)
    breaks = try read.ifPresent(.breaks)
    schoolLevel = try read.ifPresent(.schoolLevel)
    about = try read.ifPresent(.about)
    beside = try read.ifPresent(.beside)
    if let (key, reason) = contradiction { throw read.refusal(key, reason) }
  }

  /// Reads the basis; exactly one of the four kinds must be given.
  private static func basis(_ read: KnownKeys<CodingKeys>) throws(SettingsRefusal) -> Basis {
    let numerator: MeasureOverAges? = try read.ifPresent(.numerator)
    let denominator: MeasureOverAges? = try read.ifPresent(.denominator)
    let mean: MeanMeasure? = try read.ifPresent(.mean)
    let published: PublishedMeasure? = try read.ifPresent(.published)
    let derived: DerivedMeasure? = try read.ifPresent(.derived)
    switch (numerator, denominator, mean, published, derived) {
    case (let numerator?, let denominator?, nil, nil, nil):
      return .counts(numerator: numerator, denominator: denominator)
    case (nil, nil, let mean?, nil, nil): return .mean(mean)
    case (nil, nil, nil, let published?, nil): return .published(published)
    case (nil, nil, nil, nil, let derived?): return .derived(derived)
    default:
      throw read.refusal(
        nil, "expected either numerator and denominator, or mean, or published, or derived")
    }
  }

  /// The first contradiction within the entry, with its key; nil when there is none.
  private var contradiction: (key: CodingKeys?, reason: String)? {
    guard !sexes.isEmpty, Set(sexes).count == sexes.count else {
      return (.sexes, "must name at least one of both, female, male, each once")
    }
    guard floor >= 1 else { return (.floor, "\(floor) must be at least 1") }
    if let unit, unit != (isMean ? .points : .percent) {
      return (.unit, "\(unit.rawValue) does not fit; a share is in percent, a mean in points")
    }
    if let smallestDifference, !(smallestDifference.points > 0) {
      return (.smallestDifference, "\(smallestDifference.points) must be above 0")
    }
    // A measure that tells its age by its name has no bands.
    guard case .counts(let numerator, let denominator) = basis else { return nil }
    if !numerator.ages.isEmpty, numerator.ages != denominator.ages,
      !numerator.isAgesOf(denominator)
    {
      return (.denominator, "must be over the same ages as the numerator")
    }
    let ages = numerator.ages.sorted { $0.from < $1.from }
    for (band, next) in zip(ages, ages.dropFirst()) where next.from <= band.through {
      return (.numerator, "the age bands \(band) and \(next) overlap")
    }
    return nil
  }
}

/// Encodes the entry as the catalogue writes it, the basis among the other keys. The seal of a zero point
/// covers this text.
extension Indicator {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(definition, forKey: .definition)
    try container.encode(limits, forKey: .limits)
    try container.encode(source, forKey: .source)
    switch basis {
    case .counts(let numerator, let denominator):
      try container.encode(numerator, forKey: .numerator)
      try container.encode(denominator, forKey: .denominator)
    case .mean(let mean): try container.encode(mean, forKey: .mean)
    case .published(let published): try container.encode(published, forKey: .published)
    case .derived(let derived): try container.encode(derived, forKey: .derived)
    }
    try container.encodeIfPresent(period, forKey: .period)
    try container.encode(sexes, forKey: .sexes)
    try container.encodeIfPresent(unit, forKey: .unit)
    try container.encode(polarity, forKey: .polarity)
    try container.encodeIfPresent(smallestDifference, forKey: .smallestDifference)
    try container.encode(floor, forKey: .floor)
    try container.encodeIfPresent(context, forKey: .context)
    try container.encodeIfPresent(breaks, forKey: .breaks)
    try container.encodeIfPresent(schoolLevel, forKey: .schoolLevel)
    try container.encodeIfPresent(about, forKey: .about)
    try container.encodeIfPresent(beside, forKey: .beside)
  }
}

extension Indicator.Beside {
  private enum Keys: String, CaseIterable { case indicator, headline, why, change }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    indicator = try read(.indicator)
    headline = try read.ifPresent(.headline)
    why = try read(.why)
    change = try read.ifPresent(.change)
  }
}

extension Indicator.MeasureOverAges {
  /// Whether both count the same, this one some of the other's ages: a share that describes a population.
  fileprivate func isAgesOf(_ other: Self) -> Bool {
    (measure, source, levels, period) == (other.measure, other.source, other.levels, other.period)
      && ages.allSatisfy { part in
        other.ages.contains { $0.from <= part.from && part.through <= $0.through }
      }
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    measure = try read(.measure)
    source = try read.ifPresent(.source)
    ages = try read(.ages, or: [])
    levels = try read.ifPresent(.levels)
    period = try read.ifPresent(.period)
  }
}

extension Indicator.MeanMeasure {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    value = try read(.value)
    weight = try read(.weight)
    weightSource = try read.ifPresent(.weightSource)
    weightAge = try read.ifPresent(.weightAge)
  }
}

extension Indicator.DerivedMeasure {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    count = try read(.count)
    share = try read(.share)
    roundedTo = try read(.roundedTo)
    age = try read.ifPresent(.age)
    level = try read.ifPresent(.level)
    guard roundedTo > 0, roundedTo <= 1 else {
      throw read.refusal(
        .roundedTo, "\(roundedTo) must be above 0 and at most 1 percentage point")
    }
  }
}

extension Indicator.PublishedMeasure {
  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    measure = try read(.measure)
    age = try read.ifPresent(.age)
    level = try read.ifPresent(.level)
  }
}

extension LocalizedText {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case nb, nn, en
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    nb = try read(.nb)
    nn = try read(.nn)
    en = try read(.en)
  }
}

extension Indicator.SmallestDifference {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case points, why
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<CodingKeys>(node)
    points = try read(.points)
    why = try read(.why)
  }
}

/// Read by name.
extension Polarity: SettingsReadable {}
