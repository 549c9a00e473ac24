import Files
import MadeFigures
import Observations
import Testing

@testable import Indicators

/// The tables researchers build on: names, order and words that must not change.
struct TableContractTests {
  @Test func columnsOfTheEstimatesTable() {
    let expected = """
      indicator,unit_code,unit_name,unit_level,period,sex,numerator,denominator,value,\
      value_unit,lower_95,upper_95,lower_998,upper_998,method,benchmark,benchmark_code,\
      benchmark_value,difference,difference_lower_95,difference_upper_95,z,p_value,\
      verdict_95,verdict_998,status,reason,benchmark_units,benchmark_units_in_all,\
      benchmark_coverage,least_numerator,greatest_numerator,least_denominator,\
      greatest_denominator
      """
    #expect(Estimate.columns.joined(separator: ",") == expected)
  }

  @Test func wordsOfTheEstimatesTable() {
    #expect(Sex.allCases.map(\.rawValue) == ["both", "female", "male"])
    let verdicts: [Verdict] = [.better, .worse, .higher, .lower, .notDifferent, .notCompared]
    #expect(
      verdicts.map(\.rawValue)
        == ["better", "worse", "higher", "lower", "not_different", "not_compared"])
    let statuses: [EstimateStatus] = [.ok, .suppressed, .missing, .notComputable, .noInterval]
    #expect(
      statuses.map(\.rawValue) == ["ok", "suppressed", "missing", "not_computable", "no_interval"])
    #expect(
      Benchmark.allCases.map(\.rawValue)
        == ["country", "county", "region", "municipality", "peer_group", "zero_point"])
  }

  /// 40 of 100 against 140 of 600.
  @Test func oneCellForEachColumn() throws {
    var world = try MadeWorld(["1001", "1002"])
    try world.put(40, of: 100, "1001")
    try world.put(100, of: 500, "1002")
    let estimate = try world.estimates("1001")[0]
    let row = Dictionary(
      uniqueKeysWithValues: zip(Estimate.columns, estimate.cells.map(\.description)))
    #expect(estimate.cells.count == Estimate.columns.count)
    let texts = [
      "indicator": "outside", "unit_code": "1001", "unit_name": "Municipality 1001",
      "unit_level": "municipality", "period": "2021", "sex": "both", "numerator": "40",
      "denominator": "100", "value": "0.4", "value_unit": "share", "method": "wilson",
      "benchmark": "country", "benchmark_code": "0", "verdict_95": "worse",
      "verdict_998": "worse", "status": "ok", "reason": "",
    ]
    for (column, text) in texts { #expect(row[column] == text, "\(column)") }
    let numbers = [
      "benchmark_value": 140.0 / 600, "difference": 0.166666666667,
      "difference_lower_95": 0.0850957265394, "difference_upper_95": 0.253179101849,
      "z": 4.31665847302, "p_value": 1.58408964982e-5,
    ]
    for (column, expected) in numbers {
      let number = try #require(row[column].flatMap(Double.init))
      #expect((number - expected).magnitude < 1e-11, "\(column)")
    }
    let partial = ["benchmark_units", "benchmark_units_in_all", "benchmark_coverage"]
    let ranges = ["numerator", "denominator"].flatMap { ["least_\($0)", "greatest_\($0)"] }
    for column in partial + ranges { #expect(row[column] == "", "\(column)") }
    #expect(
      Set(row.keys)
        == Set(texts.keys).union(numbers.keys).union(intervalColumns).union(partial + ranges))
  }

  @Test func rowWithoutFigureHasNoNumberAndNoMethod() throws {
    let world = try MadeWorld(["1001", "1002"])
    let row = try world.estimates("1001")[0]
    let filled = zip(Estimate.columns, row.cells.map(\.description)).filter { !$0.1.isEmpty }
    #expect(
      filled.map(\.0) == [
        "indicator", "unit_code", "unit_name", "unit_level", "period", "sex", "value_unit",
        "benchmark", "benchmark_code", "verdict_95", "verdict_998", "status", "reason",
      ])
  }

  @Test func columnsOfTheTableOfChanges() throws {
    var world = try MadeWorld(["1001", "1002"])
    try world.put(40, of: 100, "1001")
    try world.put(100, of: 500, "1002")
    let engine = world.changes(since: world.zeroPoint())
    let rows = engine.relativeChanges(try world.unit("1001"), in: world.series())
    #expect(rows.map(\.cells.count) == [29, 29])
    let expected = [
      "indicator,unit_code,unit_name,unit_level,sex,zero_point,period,benchmark,benchmark_code",
      "change,rest_change,difference_in_differences,lower_95,upper_95,lower_998,upper_998",
      "method,verdict_95,verdict_998,status,reason,natural_change,natural_deviation",
      "natural_p_value,level_shift,level_shift_error,detectable_shift,level_shift_rank",
      "level_shift_ranked",
    ]
    #expect(RelativeChange.columns.joined(separator: ",") == expected.joined(separator: ","))
  }

  @Test func cellsKeepEveryDigit() {
    #expect(Cell.number(0.1 + 0.2).description == "0.30000000000000004")
    #expect(Cell.number(290.0 / 1899).description == "0.15271195365982096")
    #expect(Cell.number(7.36796767417e-6).description == "7.36796767417e-06")
    #expect(Cell.count(5053).description == "5053")
    #expect(Cell.number(nil).description == "")
    #expect(Cell.count(nil).description == "")
  }

  private let intervalColumns = ["lower_95", "upper_95", "lower_998", "upper_998"]
}
