import Statistics

extension [Family] {
  /// The same families with the standard deviation between persons that means of several periods together tell,
  /// in place of one estimated from a single period, in which units differ for other reasons too: from one
  /// period to the next small units differ more by chance alone, whatever sets units apart for good.
  /// - Returns: nil for shares, and where fewer than three periods tell.
  public func takingSpread(of lasting: LastingSearch) -> [Family]? {
    guard lasting.periods > 2, let covariance = lasting.covariance,
      last?.outcomes.contains(where: { $0?.isShare == false }) == true
    else { return nil }
    return map { family in
      var family = family
      family.spread = covariance.chance.squareRoot()
      return family
    }
  }
}
