import Foundation

/// How far units' lasting values at the last period lie from what is expected of them, and what is known of
/// each: the covariance of repeated figures, what lasts of each unit by generalised least squares, and its
/// posterior under a scale mixture of normals.
///
/// Below `fewUnits` units the variance of what lasts is integrated over instead of fitted.
public struct LastingDifferences: Sendable {
  public let covariance: RepeatedCovariance
  public let mixture: ScaleMixture
  /// One for each unit, in the order given; nil for a unit without a figure in the last period.
  public let units: [Unit?]
  /// Where the fit of the covariance ended, from which one of nearly the same figures starts.
  public let place: Place

  /// A place among the covariances that were possible.
  public struct Place: Sendable {
    let fit: LastingFit.Place
  }

  /// What is known of a unit.
  public struct Unit: Sendable {
    /// What the unit's figures alone say.
    public let estimate: LastingEstimate
    /// The posterior of the unit's value: on the logit for shares, in the figures' own unit for means.
    public let posterior: NormalMixture
    /// The same from all periods but the last; nil where there is no other.
    public let posteriorBefore: NormalMixture?
    /// What is expected in the last period: a share as a fraction, or a mean.
    public let expected: Double
    /// Whether the posterior is on the logit.
    public let isShare: Bool
  }

  /// The number of units below which the variance of what lasts is integrated over.
  public static let fewUnits = 60

  /// Shares with their expectations.
  /// - Parameters:
  ///   - figures: unit by unit, one for each period; nil where there is none.
  ///   - start: where the fit of nearly the same figures ended: it is found sooner from there.
  /// - Throws: `StatisticsError` for values that cannot be, and where nothing is known.
  public init(shares figures: [[Figure?]], from start: Place? = nil) throws(StatisticsError) {
    for unit in figures { try unit.check(areShares: true) }
    let working = LogitFigures(figures)
    let last = (figures.first?.count ?? 1) - 1
    var lastingMeans = figures.map { _ in 0.0 }
    var variances = figures.map { _ in 0.03 }
    var round = try working.round(variances, lastingMeans)
    var fit = try LastingFit(round.distances, .shares, from: start?.fit)
    var estimates: [LastingEstimate?] = []
    for turn in 0..<3 {
      if turn > 0 {
        round = try working.round(variances, lastingMeans)
        fit = try LastingFit(round.distances, .shares, from: fit.place)
      }
      estimates = working.estimates(round.distances, fit.covariance, at: last)
      for (unit, estimate) in estimates.enumerated() {
        guard let estimate else { continue }
        variances[unit] = estimate.priorVariance + fit.covariance.passing
        lastingMeans[unit] = min(max(estimate.shrunken, -1.5), 1.5)
      }
    }
    let covariance = fit.covariance
    place = Place(fit: fit.place)
    let judged = figures.indices.filter { figures[$0].last.flatMap { $0 } != nil }
    let isFew = judged.count < Self.fewUnits
    let known = judged.compactMap { estimates[$0] }
    let mixture = isFew ? ScaleMixture(few: known) : ScaleMixture(known)
    self.covariance = covariance
    self.mixture = mixture
    let middles = round.middles
    var posteriors = figures.indices.map { unit in
      estimates[unit].map { mixture.posterior($0, about: middles[unit][last]) }
    }
    for unit in judged {
      lastingMeans[unit] = (posteriors[unit]?.mean ?? 0) - middles[unit][last]
    }
    let afresh = try working.round(
      working.priorVariances(covariance), lastingMeans)
    let before = working.estimates(afresh.distances, covariance, at: last, without: last)
    var posteriorsBefore = figures.indices.map { unit in
      before[unit].map { mixture.posterior($0, about: middles[unit][last]) }
    }
    if isFew {
      let spread = try LastingSpread(covariance) { (covariance, factor) throws(StatisticsError) in
        let scaled = lastingMeans.map { $0 * min(1, factor) }
        let round = try working.round(working.priorVariances(covariance), scaled)
        let estimates = working.estimates(round.distances, covariance, at: last)
        return LastingSpread.Point(
          distances: round.distances, estimates: estimates,
          mixture: ScaleMixture(few: judged.compactMap { estimates[$0] }),
          before: working.estimates(round.distances, covariance, at: last, without: last),
          middles: round.middles.map { $0[last] })
      }
      posteriors = spread.posteriors(\.estimates)
      posteriorsBefore = spread.posteriors(\.before)
    }
    units = Self.units(figures, judged, estimates, posteriors, posteriorsBefore, isShare: true)
  }

  /// Means with their expectations, whose uncertainty is in the square of the means' unit.
  /// - Parameters:
  ///   - figures: unit by unit, one for each period; nil where there is none.
  ///   - start: where the fit of nearly the same figures ended: it is found sooner from there.
  /// - Throws: `StatisticsError` for values that cannot be, and where nothing is known.
  public init(means figures: [[Figure?]], from start: Place? = nil) throws(StatisticsError) {
    for unit in figures { try unit.check(areShares: false) }
    let last = (figures.first?.count ?? 1) - 1
    let distances = try RepeatedDistances(figures.map(\.meanDistances))
    let uncertainties = figures.map(\.meanUncertainty)
    func estimates(_ covariance: RepeatedCovariance, without excluded: Int? = nil)
      -> [LastingEstimate?]
    {
      zip(
        LastingEstimate.all(distances, covariance, at: last, without: excluded), uncertainties
      ).map { $0?.adding(variance: $1) }
    }
    let fit = try LastingFit(distances, .means(distances), from: start?.fit)
    let covariance = fit.covariance
    place = Place(fit: fit.place)
    let judged = figures.indices.filter { figures[$0].last.flatMap { $0 } != nil }
    let own = estimates(covariance)
    let before = estimates(covariance, without: last)
    let isFew = judged.count < Self.fewUnits
    let known = judged.compactMap { own[$0] }
    let mixture = isFew ? ScaleMixture(few: known) : ScaleMixture(known)
    self.covariance = covariance
    self.mixture = mixture
    let middles = figures.map { ($0.last.flatMap { $0 })?.expected ?? 0 }
    var posteriors = zip(own, middles).map { estimate, middle in
      estimate.map { mixture.posterior($0, about: middle) }
    }
    var posteriorsBefore = zip(before, middles).map { estimate, middle in
      estimate.map { mixture.posterior($0, about: middle) }
    }
    if isFew {
      // A half-normal prior as wide as the distances themselves: they have no scale that is known before.
      let scale = distances.units.flatMap(\.distances)
      let width = max(scale.reduce(0) { $0 + $1 * $1 } / Double(scale.count), 1e-12).squareRoot()
      let spread = try LastingSpread(covariance, width: width) {
        (covariance, _) throws(StatisticsError) in
        let own = estimates(covariance)
        return LastingSpread.Point(
          distances: distances, estimates: own,
          mixture: ScaleMixture(few: judged.compactMap { own[$0] }),
          before: estimates(covariance, without: last), middles: middles)
      }
      posteriors = spread.posteriors(\.estimates)
      posteriorsBefore = spread.posteriors(\.before)
    }
    units = Self.units(figures, judged, own, posteriors, posteriorsBefore, isShare: false)
  }

  private static func units(
    _ figures: [[Figure?]], _ judged: [Int], _ estimates: [LastingEstimate?],
    _ posteriors: [NormalMixture?], _ before: [NormalMixture?], isShare: Bool
  ) -> [Unit?] {
    var units: [Unit?] = figures.map { _ in nil }
    for unit in judged {
      guard let estimate = estimates[unit], let posterior = posteriors[unit],
        let figure = figures[unit].last.flatMap({ $0 })
      else { continue }
      units[unit] = Unit(
        estimate: estimate, posterior: posterior, posteriorBefore: before[unit],
        expected: figure.expected, isShare: isShare)
    }
    return units
  }
}

/// Shares on the logit, linearised where each unit lies.
private struct LogitFigures {
  let figures: [[LastingDifferences.Figure?]]
  let uncertainties: [Double]

  struct Round {
    let distances: RepeatedDistances
    /// The logit about which the shares of a unit's circumstances lie, by unit and period; 0 without figure.
    let middles: [[Double]]
  }

  init(_ figures: [[LastingDifferences.Figure?]]) {
    self.figures = figures
    uncertainties = figures.map(\.meanUncertainty)
  }

  /// The distances from the middle of the logits, linearised where the unit lies: the middle is below the logit
  /// of the mean share by half of variance · (1 − 2e).
  func round(_ variances: [Double], _ lasting: [Double]) throws(StatisticsError) -> Round {
    var values: [[RepeatedDistances.Value?]] = []
    var middles: [[Double]] = []
    for (unit, row) in figures.enumerated() {
      var (own, places): ([RepeatedDistances.Value?], [Double]) = ([], [])
      for figure in row {
        guard let figure else {
          own.append(nil)
          places.append(0)
          continue
        }
        let e = figure.expected
        let middle = log(e / (1 - e)) - 0.5 * variances[unit] * (1 - 2 * e)
        own.append(figure.linearised(at: lasting[unit], from: middle).value)
        places.append(middle)
      }
      values.append(own)
      middles.append(places)
    }
    return Round(distances: try RepeatedDistances(values), middles: middles)
  }

  /// σ² + κv̄ + ω² of each unit, v̄ from the chance of its expected shares.
  func priorVariances(_ covariance: RepeatedCovariance) -> [Double] {
    figures.map {
      covariance.lastingVariance(meanChance: $0.meanExpectedChance) + covariance.passing
    }
  }

  func estimates(
    _ distances: RepeatedDistances, _ covariance: RepeatedCovariance, at period: Int,
    without excluded: Int? = nil
  ) -> [LastingEstimate?] {
    zip(
      LastingEstimate.all(distances, covariance, at: period, without: excluded), uncertainties
    ).map { $0?.adding(variance: $1) }
  }
}
