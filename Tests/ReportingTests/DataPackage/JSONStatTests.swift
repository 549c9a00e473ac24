import Analysis
import Foundation
import Testing

@testable import Reporting

/// The cube of estimates.
struct JSONStatTests {
  private let cube: [String: Any]

  init() throws {
    let content = try MadeReport.rich().content()
    let bytes = try JSONStat(
      content.findings.estimates, label: "Made", [], of: content.indicators
    ).bytes()
    cube = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func index(_ dimension: String) throws -> [String] {
    let dimensions = try #require(cube["dimension"] as? [String: [String: Any]])
    let category = try #require(dimensions[dimension]?["category"] as? [String: Any])
    let index = try #require(category["index"] as? [String])
    let labels = try #require(category["label"] as? [String: String])
    #expect(Set(labels.keys) == Set(index))
    return index
  }

  @Test func sizesAreThoseOfTheDimensions() throws {
    let ids = try #require(cube["id"] as? [String])
    let size = try #require(cube["size"] as? [Int])
    #expect(try ids.map { try index($0).count } == size)
    let values = try #require(cube["value"] as? [Any])
    #expect(values.count == size.reduce(1, *))
  }

  /// 290 of 1899 were outside in 1001 in 2021; 1003 is withheld, and says so.
  @Test func valuesStandWhereTheirCategoriesSay() throws {
    #expect(try value("outside", "1001", "2021", "both", "numerator") == 290)
    #expect(try value("outside", "1001", "2021", "both", "denominator") == 1899)
    let share = try #require(try value("outside", "1001", "2021", "both", "value"))
    #expect(abs(share - 290.0 / 1899) < 1e-15)
    #expect(try value("outside", "1003", "2021", "both", "value") == nil)
    let place = try place("outside", "1003", "2021", "both", "value")
    #expect((cube["status"] as? [String: String])?[String(place)] == "suppressed")
  }

  private func value(_ categories: String...) throws -> Double? {
    try (cube["value"] as? [Any])?[place(categories)] as? Double
  }

  private func place(_ categories: String...) throws -> Int { try place(categories) }

  private func place(_ categories: [String]) throws -> Int {
    let ids = try #require(cube["id"] as? [String])
    var place = 0
    for (id, category) in zip(ids, categories) {
      let index = try index(id)
      place = try place * index.count + #require(index.firstIndex(of: category), "\(category)")
    }
    return place
  }
}
