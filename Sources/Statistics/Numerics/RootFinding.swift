/// The zero of a continuous function between `a` and `b`, where it changes sign.
///
/// Chandrupatla's method: inverse quadratic interpolation where it is safe, else bisection; stops
/// when the bracket is as narrow as the numbers allow. The answer is the end of the bracket where
/// the function is smaller. Source: Chandrupatla 1997, Advances in Engineering Software 28:145.
func root<Failure>(
  between a: Double, and b: Double, of f: (Double) throws(Failure) -> Double
) throws(Failure) -> Double {
  var (newest, opposite) = (a, b)
  var (fNewest, fOpposite) = (try f(a), try f(b))
  if fNewest == 0 { return newest }
  if fOpposite == 0 { return opposite }
  var (oldest, fOldest) = (opposite, fOpposite)
  var fraction = 0.5
  // 200 steps are twice what pure bisection needs from 1 down to the last bit.
  for _ in 0..<200 {
    let candidate = newest + fraction * (opposite - newest)
    let fCandidate = try f(candidate)
    if (fCandidate < 0) == (fNewest < 0) {
      (oldest, fOldest) = (newest, fNewest)
    } else {
      (oldest, fOldest) = (opposite, fOpposite)
      (opposite, fOpposite) = (newest, fNewest)
    }
    (newest, fNewest) = (candidate, fCandidate)

    let (best, fBest) =
      fNewest.magnitude < fOpposite.magnitude ? (newest, fNewest) : (opposite, fOpposite)
    let tolerance = best.ulp / (opposite - newest).magnitude
    if fBest == 0 || tolerance >= 0.5 { return best }

    let xi = (newest - opposite) / (oldest - opposite)
    let phi = (fNewest - fOpposite) / (fOldest - fOpposite)
    if phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi {
      let towardsOpposite = fNewest / (fOpposite - fNewest) * (fOldest / (fOpposite - fOldest))
      let towardsOldest =
        (oldest - newest) / (opposite - newest)
        * (fNewest / (fOldest - fNewest)) * (fOpposite / (fOldest - fOpposite))
      fraction = towardsOpposite + towardsOldest
    } else {
      fraction = 0.5
    }
    fraction = min(max(fraction, tolerance), 1 - tolerance)
  }
  return newest
}
