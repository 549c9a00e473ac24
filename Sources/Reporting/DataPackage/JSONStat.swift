import Analysis
import Disclosure
import Files
import Geography
import Indicators
import Observations

/// The estimates as one cube in JSON-stat 2.0: indicator by unit by period by sex by measure, each unit's
/// own figures with their 95 % interval. Shares are fractions; where there is no number, `status` says why.
package struct JSONStat {
  private let label: String
  private let source: String
  private var dimensions: [Dimension] = []
  private var rows: [Key: Estimate] = [:]

  /// A dimension of the cube.
  private struct Dimension {
    let id: String
    let label: String
    let role: String?
    /// The categories in order, each with its name.
    let categories: [(id: String, label: String)]
  }

  private struct Key: Hashable {
    let indicator: String
    let unit: UnitCode
    let period: Int
    let sex: Sex
  }

  /// The number of a figure that a cell of the cube holds.
  private enum Number: String, CaseIterable {
    case numerator, denominator, value
    case lower95 = "lower_95"
    case upper95 = "upper_95"

    func cell(_ estimate: Estimate) -> Cell {
      switch self {
      case .numerator: .count(estimate.numerator)
      case .denominator: .count(estimate.denominator)
      case .value: .number(estimate.value)
      case .lower95: .number(estimate.interval?.at95.lower)
      case .upper95: .number(estimate.interval?.at95.upper)
      }
    }
  }

  package static let fileName = "estimates.json-stat.json"

  package init(_ estimates: Protected<Estimate>, _ origin: PackageOrigin) {
    self.init(
      estimates, label: origin.title, origin.credits, of: origin.catalogue.indicators)
  }

  init(
    _ estimates: Protected<Estimate>, label: String, _ credits: [Credit],
    of indicators: [Indicator]
  ) {
    let names = indicators.map { (id: $0.id, name: $0.name.en) }
    self.label = label
    source = credits.map(\.publisher.name.en).joined(separator: ", ")
    var units: [NamedUnit] = []
    for row in estimates.parts.joined() where row.benchmark == .country {
      let key = Key(indicator: row.indicator, unit: row.unit.code, period: row.period, sex: row.sex)
      if rows.updateValue(row, forKey: key) == nil { units.append(row.unit) }
    }
    let (known, periods) = (Set(rows.keys.map(\.indicator)), Set(rows.keys.map(\.period)))
    let sexes = Set(rows.keys.map(\.sex))
    var seen: Set<UnitCode> = []
    self.units = units.filter { seen.insert($0.code).inserted }
    self.indicators = names.filter { known.contains($0.id) }.map(\.id)
    self.periods = periods.sorted()
    self.sexes = Sex.allCases.filter(sexes.contains)
    dimensions = [
      Dimension(
        id: "indicator", label: "Indicator", role: nil,
        categories: names.filter { known.contains($0.id) }.map { ($0.id, $0.name) }),
      Dimension(
        id: "unit", label: "Unit", role: "geo",
        categories: self.units.map { ($0.code.description, $0.name) }),
      Dimension(
        id: "period", label: "Year", role: "time",
        categories: self.periods.map { (String($0), String($0)) }),
      Dimension(
        id: "sex", label: "Sex", role: nil,
        categories: self.sexes.map { ($0.rawValue, $0.rawValue) }),
      Dimension(
        id: "measure", label: "Measure", role: "metric",
        categories: Number.allCases.map { number in
          (number.rawValue, Self.column(number.rawValue)?.meaning ?? number.rawValue)
        }),
    ]
  }

  private let indicators: [String]
  private let units: [NamedUnit]
  private let periods: [Int]
  private let sexes: [Sex]

  /// The dataset as JSON.
  /// - Throws: `JSONText.NotFinite` for a number that JSON cannot express.
  package func bytes() throws(JSONText.NotFinite) -> [UInt8] {
    var json = JSONObject()
    json.add("version", text: "2.0")
    json.add("class", text: "dataset")
    json.add("label", text: label)
    json.add("source", text: source)
    json.add("id", list: dimensions.map(\.id)) { JSONText.append($0, to: &$1) }
    json.add("size", list: dimensions.map(\.categories.count)) { $1.append(decimal: $0) }
    json.add("role") { role in
      for dimension in dimensions {
        guard let name = dimension.role else { continue }
        role.add(name, list: [dimension.id]) { JSONText.append($0, to: &$1) }
      }
    }
    json.add("dimension") { object in
      for dimension in dimensions { object.add(dimension.id) { Self.add(dimension, to: &$0) } }
    }
    var status: [(place: Int, word: String)] = []
    var values: [UInt8] = []
    var place = 0
    try forEachRow { (row: Estimate?) throws(JSONText.NotFinite) in
      if let row, row.value == nil {
        status.append((place + (Number.allCases.firstIndex(of: .value) ?? 0), row.status.rawValue))
      }
      for number in Number.allCases {
        if place > 0 { values.append(0x2C) }
        try JSONText.append(row.map(number.cell) ?? .number(nil), to: &values)
        place += 1
      }
    }
    json.add("value", list: values)
    json.add("status") { object in
      for (place, word) in status { object.add(String(place), text: word) }
    }
    return json.closed + [0x0A]
  }

  private func forEachRow(_ body: (Estimate?) throws(JSONText.NotFinite) -> Void)
    throws(JSONText.NotFinite)
  {
    for indicator in indicators {
      for unit in units {
        for period in periods {
          for sex in sexes {
            try body(
              rows[Key(indicator: indicator, unit: unit.code, period: period, sex: sex)])
          }
        }
      }
    }
  }

  private static func add(_ dimension: Dimension, to object: inout JSONObject) {
    object.add("label", text: dimension.label)
    object.add("category") { category in
      category.add("index", list: dimension.categories.map(\.id)) { JSONText.append($0, to: &$1) }
      category.add("label") { labels in
        for (id, label) in dimension.categories { labels.add(id, text: label) }
      }
      guard dimension.role == "metric" else { return }
      category.add("unit") { units in
        for (id, _) in dimension.categories {
          units.add(id) { unit in
            unit.add("label", text: column(id)?.unit?.rawValue ?? "")
            unit.add("decimals", number: column(id)?.type == .count ? 0 : decimals)
          }
        }
      }
    }
  }

  private static func column(_ name: String) -> TableColumn<Estimate>? {
    Estimate.table.columns.first { $0.name == name }
  }

  /// With how many decimals a reader shows shares and means; they are written with all.
  private static let decimals = 4
}

/// A JSON object that is written key by key, in the order in which they are added.
private struct JSONObject {
  private var bytes: [UInt8] = [0x7B]

  /// The object with its closing brace.
  var closed: [UInt8] { bytes + [0x7D] }

  mutating func add(_ key: String, text: String) {
    begin(key)
    JSONText.append(text, to: &bytes)
  }

  mutating func add(_ key: String, number: Int) {
    begin(key)
    bytes.append(decimal: number)
  }

  mutating func add<Item>(_ key: String, list: [Item], _ append: (Item, inout [UInt8]) -> Void) {
    begin(key)
    bytes.append(0x5B)
    for (place, item) in list.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      append(item, &bytes)
    }
    bytes.append(0x5D)
  }

  /// Adds a list whose items are JSON already, with commas between them.
  mutating func add(_ key: String, list items: [UInt8]) {
    begin(key)
    bytes.append(0x5B)
    bytes += items
    bytes.append(0x5D)
  }

  mutating func add(_ key: String, _ fill: (inout JSONObject) -> Void) {
    begin(key)
    var object = JSONObject()
    fill(&object)
    bytes += object.closed
  }

  private mutating func begin(_ key: String) {
    if bytes.count > 1 { bytes.append(0x2C) }
    JSONText.append(key, to: &bytes)
    bytes.append(0x3A)
  }
}
