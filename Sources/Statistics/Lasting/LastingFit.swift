import Foundation

/// The covariance of repeated distances that fits best: the least −ln L plus half of the squares of how far
/// its parameters, on the logarithm or the logit, lie from a weak prior.
public struct LastingFit: Sendable {
  public let covariance: RepeatedCovariance
  /// −ln L at the covariance, without the prior and its constant.
  public let negativeLogLikelihood: Double
  /// From where a fit of nearly the same distances starts.
  let place: Place

  /// A place on the working scale, and how −ln L and the prior bend there.
  struct Place {
    /// All parameters.
    let parameters: [Double]
    /// The second derivatives by those that are free, row by row.
    let bend: [Double]
  }

  /// - Throws: `StatisticsError` where no covariance is possible.
  public init(_ distances: RepeatedDistances, _ prior: LastingPrior) throws(StatisticsError) {
    try self.init(distances, prior, from: nil)
  }

  init(_ distances: RepeatedDistances, _ prior: LastingPrior, from start: Place?)
    throws(StatisticsError)
  {
    let likelihood = RepeatedLikelihood(distances)
    let isRepeated = distances.mostPeriods > 1
    let free = LastingPrior.Parameter.allCases.filter { prior.isFree($0, isRepeated: isRepeated) }
    func whole(_ place: [Double]) -> [Double] {
      var whole = prior.centres
      for (parameter, value) in zip(free, place) { whole[parameter.rawValue] = value }
      return whole
    }
    func covariance(_ place: [Double]) -> RepeatedCovariance {
      prior.covariance(at: whole(place), isRepeated: isRepeated)
    }
    let begin = free.map { (start?.parameters ?? prior.start)[$0.rawValue] }
    /// How −ln L and the prior bend at a place, nearly.
    func bend(_ place: [Double]) -> [Double]? {
      let covariance = covariance(place)
      return likelihood.information(covariance).map { information in
        free.flatMap { a in
          free.map { b in
            let width = prior.widths[a.rawValue]
            return information[a.rawValue * 6 + b.rawValue] * a.derivative(covariance)
              * b.derivative(covariance) + (a == b ? 1 / (width * width) : 0)
          }
        }
      }
    }
    let found = BoundedMinimum(
      from: begin, bend: start?.bend.count == free.count * free.count ? start?.bend : bend(begin),
      in: free.map { prior.box[$0.rawValue] }
    ) { place in
      let covariance = covariance(place)
      guard let (value, slope) = likelihood(covariance) else { return nil }
      var (penalised, slopes) = (value, [Double]())
      for (parameter, at) in zip(free, place) {
        let far = (at - prior.centres[parameter.rawValue]) / prior.widths[parameter.rawValue]
        penalised += 0.5 * far * far
        slopes.append(
          slope[parameter.rawValue] * parameter.derivative(covariance)
            + far / prior.widths[parameter.rawValue])
      }
      return (penalised, slopes)
    }
    guard let found, let (value, _) = likelihood(covariance(found.place)) else {
      throw StatisticsError(
        "distances", "without a covariance", allowed: "distances and variances of one scale")
    }
    self.covariance = covariance(found.place)
    negativeLogLikelihood = value
    place = Place(parameters: whole(found.place), bend: found.bend)
  }
}

/// A weak prior of the covariance of repeated distances, with which three periods of thirty units can be
/// fitted: independent normals on ln σ², ln κ, logit φ, ln ω², ln c and logit r.
public struct LastingPrior: Sendable, Hashable {
  enum Parameter: Int, CaseIterable {
    case lasting, lastingInSmall, persistence, passing, chance, carriedOver
  }

  let centres: [Double]
  let widths: [Double]
  let box: [ClosedRange<Double>]
  let start: [Double]
  let hasLastingInSmall: Bool

  /// For shares, whose distances are on the logit: chance is that of the binomial or more, c ≥ 1.
  public static let shares = LastingPrior(
    centres: [log(0.02), log(0.5), 3, log(0.004), 0, -0.6], widths: [3, 1.5, 1, 1.5, 0.35, 0.7],
    box: [-9...2, -6...3, -1...7, -12...0, 0...2, -5...3],
    start: [log(0.02), log(0.5), 3, log(0.004), 0.1, -0.6], hasLastingInSmall: true)

  /// For means, whose distances have a scale of their own: v is 1/n, c the variance between persons, which
  /// nothing bounds from below, and κ = 0. The priors of variances are about half, a twelfth and, for chance,
  /// half of the variance of the distances themselves, and very wide.
  public static func means(_ distances: RepeatedDistances) -> LastingPrior {
    let values = distances.units.flatMap(\.distances).sorted()
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let spread = max(values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count, 1e-12)
    let sizes = distances.units.filter { !$0.periods.isEmpty }.map { 1 / $0.meanChance }.sorted()
    let size = (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
    let (all, persons) = (log(spread), log(spread * size * 0.5))
    let centres = [all - 0.7, 0, 3, all - 2.5, persons, -2]
    return LastingPrior(
      centres: centres, widths: [3, 1, 1, 1.5, 3, 1],
      box: zip(centres, [12.0, 1, 4, 12, 12, 3]).map { $0 - $1...$0 + $1 }, start: centres,
      hasLastingInSmall: false)
  }

  /// Of one period, what passes and what is larger in small units cannot be told from what lasts, and no
  /// correlation from another.
  func isFree(_ parameter: Parameter, isRepeated: Bool) -> Bool {
    switch parameter {
    case .lasting, .chance: true
    case .lastingInSmall: isRepeated && hasLastingInSmall
    case .persistence, .passing, .carriedOver: isRepeated
    }
  }

  func covariance(at place: [Double], isRepeated: Bool) -> RepeatedCovariance {
    RepeatedCovariance(
      lasting: exp(place[0]), lastingInSmall: isRepeated && hasLastingInSmall ? exp(place[1]) : 0,
      persistence: logistic(place[2]), passing: isRepeated ? exp(place[3]) : 0,
      chance: exp(place[4]), carriedOver: logistic(place[5]))
  }
}

extension LastingPrior.Parameter {
  /// How a parameter changes with its place on the working scale.
  func derivative(_ covariance: RepeatedCovariance) -> Double {
    switch self {
    case .lasting: covariance.lasting
    case .lastingInSmall: covariance.lastingInSmall
    case .persistence: covariance.persistence * (1 - covariance.persistence)
    case .passing: covariance.passing
    case .chance: covariance.chance
    case .carriedOver: covariance.carriedOver * (1 - covariance.carriedOver)
    }
  }
}
