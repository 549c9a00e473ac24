import BundledData
import Geography
import Observations
import Testing

@testable import Ingestion

/// A table in the form of Statistics Norway's 13556, small enough to write out: the title on line
/// 1, an empty line, the header on line 3, the rows from line 4.
struct StatBankTable {
  static let neet = "Utenfor arbeid, utdanning og arbeidsmarkedstiltak"
  static let title = "\"13556: Unge utenfor arbeid (NEET), etter region, kjønn, alder og år\""

  var columns = ["region", "kjønn", "alder", "Befolkning 2021", "\(neet) 2021"]
  var rows = [kongsvinger]

  /// Statistics Norway, table 13556: both sexes, 20–24, 4th quarter of 2021.
  static let kongsvinger = "\"3401 Kongsvinger\";\"Begge kjønn\";\"20-24 år\";907;112"
  static let nordOdal = "\"3414 Nord-Odal\";\"Begge kjønn\";\"20-24 år\";279;26"

  /// A row for both sexes, 20–24.
  static func row(_ unit: String, _ values: String...) -> String {
    (["\"\(unit)\"", "\"Begge kjønn\"", "\"20-24 år\""] + values).joined(separator: ";")
  }

  var text: String {
    let header = columns.map { "\"\($0)\"" }.joined(separator: ";")
    return ([Self.title, "", header] + rows).joined(separator: "\n") + "\n"
  }

  func read() throws -> ReadExtract { try Repository.read(text) }

  static func key(_ measure: String, _ unit: String, year: Int = 2021) throws -> Observation.Key {
    let code: UnitCode =
      unit == "0" ? .country : .municipality(try #require(MunicipalityCode(unit)))
    return Observation.Key(
      Series(
        measure: Measure(source: "ssb-13556", name: measure), period: .year(year), sex: .both,
        age: AgeBand("20-24")), code)
  }
}

extension ReadExtract {
  /// The one observation of a figure.
  func only(_ key: Observation.Key) throws -> Observation {
    let found = observations.filter { $0.key == key }
    try #require(found.count == 1, "\(found.count) observations of \(key)")
    return found[0]
  }

  var described: [String] { extract.problems.map(\.description) }
}
