/// The rows of a JSON file: a list of objects, or a JSON-stat dataset of indicators, units, periods and sexes.
enum JSONTable {
  /// A row: the names of its cells, and the cells, empty where there is nothing.
  typealias Row = (columns: [String], cells: [String])

  /// Hands out the rows one by one; none of other JSON, and of what is none.
  static func read(_ bytes: [UInt8], _ take: (Row) -> Void) {
    var scanner = JSONScanner(bytes)
    if scanner.skip("[") {
      while case .object(let pairs)? = scanner.value() {
        take((pairs.map(\.key), pairs.map(\.value.text)))
        guard scanner.skip(",") else { return }
      }
    } else if case .object(let pairs)? = scanner.value() {
      readDataset(Dictionary(pairs, uniquingKeysWith: { first, _ in first }), take)
    }
  }

  private static func readDataset(_ set: [String: JSONScanner.Value], _ take: (Row) -> Void) {
    guard set["class"]?.text == "dataset", let names = set["id"]?.list.map(\.text),
      let indicator = names.firstIndex(of: "indicator"), let unit = names.firstIndex(of: "unit"),
      let period = names.firstIndex(of: "period"), let sex = names.firstIndex(of: "sex"),
      let measure = names.firstIndex(of: "measure"), let values = set["value"]
    else { return }
    let categories = names.map { name -> [String] in
      let index = set["dimension"]?[name]?["category"]?["index"]
      let places = index?.pairs.compactMap { key, value in Int(value.text).map { ($0, key) } } ?? []
      return index.map(\.list).flatMap { $0.isEmpty ? nil : $0.map(\.text) }
        ?? places.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let listed =
      values.list.isEmpty
      ? values.pairs.compactMap { key, value in Int(key).map { ($0, value.text) } }
      : values.list.enumerated().map { ($0, $1.text) }
    let columns = ["indicator", "unit_code", "period", "sex"]
    for (place, text) in listed where !text.isEmpty {
      var (rest, labels) = (place, names)
      for dimension in names.indices.reversed() {
        let own = categories[dimension]
        guard !own.isEmpty else { return }
        labels[dimension] = own[rest % own.count]
        rest /= own.count
      }
      take(
        (
          columns + [labels[measure]],
          [indicator, unit, period, sex].map { labels[$0] } + [text]
        ))
    }
  }
}
