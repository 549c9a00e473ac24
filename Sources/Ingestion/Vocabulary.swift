import Observations

/// Labels that mean the same in every table: `data/recipes/vocabulary.yaml`.
struct Vocabulary: Sendable, Decodable {
  let sexes: [String: Sex]
  /// The names of the months, January first.
  let months: [String]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case sexes, months
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    sexes = try read(.sexes)
    months = try read(.months)
    guard months.count == 12 else {
      throw read.refusal(.months, "there are \(months.count) months; expected 12")
    }
  }

  /// The month of a name, from 1, whatever the letters' case; nil for any other text.
  func month(_ name: String) -> Int? {
    months.firstIndex { $0.lowercased() == name.lowercased() }.map { $0 + 1 }
  }
}
