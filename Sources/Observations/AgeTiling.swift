extension AgeBand {
  /// Returns the smallest set of the given bands that covers this band exactly, without gap or overlap,
  /// ordered by age; nil when none does. The band itself is preferred where it is among them.
  public func tiled(by bands: Set<AgeBand>) -> [AgeBand]? {
    // The best way to each age reached so far, the age being the next to be covered.
    var ways: [Int: [AgeBand]] = [from: []]
    let inside = bands.filter { from <= $0.from && $0.through <= through }
    for band in inside.sorted(by: { ($0.from, $1.through) < ($1.from, $0.through) }) {
      guard let way = ways[band.from] else { continue }
      let end = band.through + 1
      if let other = ways[end], other.count <= way.count + 1 { continue }
      ways[end] = way + [band]
    }
    return ways[through + 1]
  }
}
