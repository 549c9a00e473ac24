import Statistics

extension [Family] {
  /// The same families with the standard deviation between persons that means of several periods together tell,
  /// in place of one estimated from a single period, in which units differ for other reasons too: from one
  /// period to the next small units differ more by chance alone, whatever sets units apart for good.
  /// - Returns: nil for shares, and where fewer than three periods tell.
  func takingSpread(of lasting: LastingSearch) -> [Family]? {
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

extension DeviantSearch {
  /// Searches families for what lasts, and period by period beside it, with the spread between persons that all
  /// periods tell where they do.
  /// - Throws: `RegressionError` as both searches.
  public static func besideLasting(_ families: [Family], _ settings: CandidateSettings)
    throws(RegressionError) -> (search: DeviantSearch, lasting: LastingSearch)
  {
    let search = try DeviantSearch(families, settings)
    let lasting = try LastingSearch(
      families, tested: search.tested, q: settings.falseDiscoveryRate, settings)
    guard let known = families.takingSpread(of: lasting) else { return (search, lasting) }
    return (try DeviantSearch(known, settings), lasting)
  }
}
