/// Finds the names that a misspelt one may stand for.
package enum NearestNames {
  /// At most three of the names, the most alike first, and in the given order where they are equally so:
  /// the fewest letters that are put in, left out, changed or exchanged with the next. Case, and whether
  /// words are joined by a blank, a hyphen or an underscore, make no difference.
  package static func nearest(to text: String, among names: some Sequence<String>) -> [String] {
    let wanted = Array(plain(text))
    let distances = names.enumerated().map { place, name in
      (distance: distance(wanted, Array(plain(name))), place: place, name: name)
    }
    return distances.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(3).map(
      \.name)
  }

  /// The name that a misspelt one surely stands for: the nearest, where at most a third of the letters
  /// differ; nil where none is so near, and for a single letter.
  package static func misspelt(_ text: String, among names: some Sequence<String>) -> String? {
    let length = plain(text).count
    guard length > 1, let nearest = nearest(to: text, among: names).first,
      distance(text, nearest) * 3 <= max(length, 3)
    else { return nil }
    return nearest
  }

  /// A name in lower case, with underscores for hyphens and blanks.
  package static func plain(_ name: String) -> String {
    name.lowercased().split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: "_")
  }

  /// The letters put in, left out, changed or exchanged with the next between two names.
  package static func distance(_ a: String, _ b: String) -> Int {
    distance(Array(plain(a)), Array(plain(b)))
  }

  /// The optimal string alignment distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var (before, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let changed = last[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(changed, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
