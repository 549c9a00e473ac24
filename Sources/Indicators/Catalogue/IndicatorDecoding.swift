import Files
import Observations

/// Reading an entry strictly: unknown keys are refused, and so is an entry that contradicts itself,
/// each where it stands.
extension Indicator {
  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    id = try read(.id)
    name = try read(.name)
    definition = try read(.definition)
    limits = try read(.limits)
    source = try read(.source)
    numerator = try read.ifPresent(.numerator)
    denominator = try read.ifPresent(.denominator)
    mean = try read.ifPresent(.mean)
    published = try read.ifPresent(.published)
    period = try read.ifPresent(.period)
    sexes = try read(.sexes)
    unit = try read.ifPresent(.unit)
    polarity = try read(.polarity)
    smallestDifference = try read.ifPresent(.smallestDifference)
    floor = try read(.floor)
    context = try read.ifPresent(.context)
    breaks = try read.ifPresent(.breaks)
    schoolLevel = try read.ifPresent(.schoolLevel)
    if let (key, reason) = contradiction { throw read.refusal(key, reason) }
  }

  /// The first thing that is not as it should be, and where.
  private var contradiction: (key: CodingKeys?, reason: String)? {
    let ways = [numerator != nil, mean != nil, published != nil].count { $0 }
    guard (numerator != nil) == (denominator != nil), ways == 1 else {
      return (nil, "expected either numerator and denominator, or mean, or published")
    }
    guard !sexes.isEmpty, Set(sexes).count == sexes.count else {
      return (.sexes, "must name at least one of both, female, male, each once")
    }
    guard floor >= 1 else { return (.floor, "\(floor) must be at least 1") }
    if let unit, unit != (mean == nil ? .percent : .points) {
      return (.unit, "\(unit.rawValue) does not fit; a share is in percent, a mean in points")
    }
    if let smallestDifference, !(smallestDifference.points > 0) {
      return (.smallestDifference, "\(smallestDifference.points) must be above 0")
    }
    // A measure that tells its age by its name has no bands.
    if let numerator, let denominator, !numerator.ages.isEmpty, numerator.ages != denominator.ages {
      return (.denominator, "must be over the same ages as the numerator")
    }
    let ages = (numerator?.ages ?? []).sorted { $0.from < $1.from }
    for (band, next) in zip(ages, ages.dropFirst()) where next.from <= band.through {
      return (.numerator, "the age bands \(band) and \(next) overlap")
    }
    return nil
  }
}

extension Indicator.MeasureOverAges {
  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    measure = try read(.measure)
    source = try read.ifPresent(.source)
    ages = try read(.ages, or: [])
    levels = try read.ifPresent(.levels)
    period = try read.ifPresent(.period)
  }
}

extension Indicator.MeanMeasure {
  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    value = try read(.value)
    weight = try read(.weight)
  }
}

extension Indicator.PublishedMeasure {
  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    measure = try read(.measure)
    age = try read.ifPresent(.age)
    level = try read.ifPresent(.level)
  }
}

extension LocalizedText {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case nb, nn, en
  }

  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    nb = try read(.nb)
    nn = try read(.nn)
    en = try read(.en)
  }
}

extension Indicator.SmallestDifference {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case points, why
  }

  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    points = try read(.points)
    why = try read(.why)
  }
}
