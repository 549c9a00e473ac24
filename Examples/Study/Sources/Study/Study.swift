import Statistics

/// A study of six made-up units, by nothing but the library: which lie outside what chance lets expect.
@main
struct Study {
  static func main() throws {
    let counts = [(12, 150), (30, 200), (55, 300), (8, 90), (40, 260), (21, 120)]
    let shares = try counts.map { events, size in try Share(events, of: size) }
    let whole = try Share(
      counts.map { $0.0 }.reduce(0, +), of: counts.map { $0.1 }.reduce(0, +))
    for (number, share) in shares.enumerated() {
      let comparison = try PartOfWhole(share, in: whole)
      let interval = share.wilsonInterval(.percent95)
      print(
        "unit \(number + 1): \(share.value), \(interval.lower) to \(interval.upper),",
        comparison.rejectsEquality(.percent95) ? "different from the whole" : "not different")
    }
  }
}
