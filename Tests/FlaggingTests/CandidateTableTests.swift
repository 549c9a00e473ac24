import Indicators
import MadeFigures
import Testing

@testable import Flagging

/// The table of candidates: its columns, and the gates told one by one.
struct CandidateTableTests {
  @Test func columns() {
    #expect(
      Candidate.columns.joined(separator: ",")
        == "indicator,unit_code,unit_name,period,sex,numerator,denominator,value,expected,"
        + "difference,z,z_overdispersed,p_value,q_value,gate_eligible,gate_chance,candidate,"
        + "stopped_by,status,reason")
  }

  @Test(arguments: [
    ("1022", ["passed", "passed", "yes", ""]), ("1001", ["passed", "stopped", "no", "chance"]),
    ("1021", ["stopped", "", "no", "eligible"]),
  ])
  func gatesAreToldInOrder(_ code: String, _ expected: [String]) throws {
    let search = try MadeSearch(
      Array(repeating: (x: 100, n: 1000), count: 20) + [(x: 0, n: 9), (x: 30, n: 1000)])()
    let row = try #require(search.row(code))
    let cells = Dictionary(
      uniqueKeysWithValues: zip(Candidate.columns, row.cells.map(\.description)))
    #expect(row.cells.count == Candidate.columns.count)
    #expect(
      ["gate_eligible", "gate_chance", "candidate", "stopped_by"].map { cells[$0] } == expected)
  }
}
