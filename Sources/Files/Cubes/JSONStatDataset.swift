/// A JSON-stat document: one dataset at the top (format 2), under names (format 1), or in a collection.
struct JSONStatDocument: Decodable {
  private(set) var datasets: [(name: String, set: JSONStatDataset)] = []

  /// How many items of a collection are links, and no datasets.
  private(set) var links = 0

  init(from decoder: any Decoder) throws {
    if var list = try? decoder.unkeyedContainer() {
      while !list.isAtEnd {
        datasets.append(("\(datasets.count + 1)", try list.decode(JSONStatDataset.self)))
      }
      return
    }
    let container = try decoder.container(keyedBy: AnyKey.self)
    if let link = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: "link"),
      var items = try? link.nestedUnkeyedContainer(forKey: "item")
    {
      while !items.isAtEnd {
        let item = try items.superDecoder()
        if (try? item.container(keyedBy: AnyKey.self))?.contains("dimension") == true {
          datasets.append(("\(datasets.count + 1)", try JSONStatDataset(from: item)))
        } else {
          links += 1
        }
      }
    } else if container.contains("value"), container.contains("dimension") {
      datasets = [("dataset", try JSONStatDataset(from: decoder))]
    } else {
      for key in container.allKeys {
        let inner = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: key)
        guard let inner, inner.contains("value"), inner.contains("dimension") else { continue }
        datasets.append((key.stringValue, try container.decode(JSONStatDataset.self, forKey: key)))
      }
    }
  }
}

/// One JSON-stat dataset, with the differences between the formats taken away.
struct JSONStatDataset: Decodable {
  let label: String?
  let updated: String?
  let id: [String]
  let size: [Int]
  let dimensions: [String: JSONStatDimension]
  /// The publisher's number of the table; nil where none is told.
  let tableNumber: String?
  private let values: JSONStatValues
  private let status: JSONStatStatus?

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    label = try container.decodeIfPresent(String.self, forKey: "label")
    updated = try container.decodeIfPresent(String.self, forKey: "updated")
    let described = try container.nestedContainer(keyedBy: AnyKey.self, forKey: "dimension")
    func list<Item: Decodable>(_ key: AnyKey) throws -> [Item] {
      try container.decodeIfPresent([Item].self, forKey: key)
        ?? described.decode([Item].self, forKey: key)
    }
    id = try list("id")
    size = try list("size")
    var dimensions: [String: JSONStatDimension] = [:]
    for code in Set(id) {
      dimensions[code] = try described.decodeIfPresent(
        JSONStatDimension.self, forKey: AnyKey(stringValue: code))
    }
    self.dimensions = dimensions
    values = try container.decode(JSONStatValues.self, forKey: "value")
    status = try container.decodeIfPresent(JSONStatStatus.self, forKey: "status")
    let px = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: "extension")
      .nestedContainer(keyedBy: AnyKey.self, forKey: "px")
    tableNumber = try? px?.decodeIfPresent(String.self, forKey: "tableid")
  }

  /// What stands in each of so many cells, number or sign; nil when there are more values than cells.
  func cells(_ size: Int) -> [String]? {
    guard var cells = values.cells(size) else { return nil }
    switch status {
    case .all(let sign)?: for at in cells.indices { cells[at] += sign }
    case .list(let signs)?:
      guard signs.count <= size else { return nil }
      for (at, sign) in signs.enumerated() { cells[at] += sign ?? "" }
    case .some(let signs)?:
      for (place, sign) in signs {
        guard let at = Int(place), cells.indices.contains(at) else { return nil }
        cells[at] += sign ?? ""
      }
    case nil: break
    }
    return cells
  }
}

struct JSONStatDimension: Decodable {
  let label: String?
  let categories: [Cube.Category]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    label = try container.decodeIfPresent(String.self, forKey: "label")
    let category = try container.nestedContainer(keyedBy: AnyKey.self, forKey: "category")
    let labels = try category.decodeIfPresent([String: String].self, forKey: "label") ?? [:]
    let codes: [String]
    if !category.contains("index") {
      codes = labels.count == 1 ? Array(labels.keys) : []
    } else if let list = try? category.decode([String].self, forKey: "index") {
      codes = list
    } else {
      let places = try category.decode([String: Int].self, forKey: "index")
      codes = places.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }
    categories = codes.map { Cube.Category(code: $0, label: labels[$0] ?? $0) }
  }
}

/// The values of a dataset: a list, or by the place of those that are there.
private enum JSONStatValues: Decodable {
  case numbers([Double?])
  case list([JSONStatCell?])
  case some([String: JSONStatCell?])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let numbers = try? container.decode([Double?].self) {
      self = .numbers(numbers)
    } else if let list = try? container.decode([JSONStatCell?].self) {
      self = .list(list)
    } else {
      self = .some(try container.decode([String: JSONStatCell?].self))
    }
  }

  func cells(_ size: Int) -> [String]? {
    switch self {
    case .numbers(let numbers):
      numbers.count == size ? numbers.map { $0.map(JSONStatCell.text) ?? "" } : nil
    case .list(let cells):
      cells.count == size ? cells.map { $0?.text ?? "" } : nil
    case .some(let some):
      cells(some, size)
    }
  }

  private func cells(_ some: [String: JSONStatCell?], _ size: Int) -> [String]? {
    var cells = Array(repeating: "", count: size)
    for (place, cell) in some {
      guard let at = Int(place), cells.indices.contains(at) else { return nil }
      cells[at] = cell?.text ?? ""
    }
    return cells
  }
}

/// A value of a dataset: a number, or a text where the publisher prints a sign.
private struct JSONStatCell: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      text = Self.text(number)
    } else {
      text = try container.decode(String.self)
    }
  }

  /// The number as a table prints it, with a decimal point where it is not whole.
  static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}

/// What a dataset says of its cells beside their values: signs.
private enum JSONStatStatus: Decodable {
  case all(String)
  case list([String?])
  case some([String: String?])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let sign = try? container.decode(String.self) {
      self = .all(sign)
    } else if let list = try? container.decode([String?].self) {
      self = .list(list)
    } else {
      self = .some(try container.decode([String: String?].self))
    }
  }
}

/// A key of any object.
struct AnyKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
  init(stringLiteral value: String) { stringValue = value }
}
