import Checks
import Foundation
import Statistics
import Testing

extension Fixture {
  init(_ name: String) throws { try self.init(name, in: .module) }
}

extension [String: String] {
  var level: ConfidenceLevel {
    get throws {
      let level = try number("level")
      return try #require([.percent95, .percent998].first { $0.level == level })
    }
  }

  func share(_ x: String = "x", of n: String = "n") throws -> Share {
    try Share(count(x), of: count(n))
  }
}
