import Analysis
import Indicators
import Testing

@testable import Analysis

/// What is not the same in two runs, and what can have made it so.
struct RunDifferenceTests {
  private func inputs(
    program: String = "1", year: Int = 2021, sources: [String: String] = ["a.csv": "1"],
    data: [String: String] = ["catalogue/work.yaml": "1", "geography/regions.yaml": "1"],
    definitions: [String: String]? = nil, ground: [String: String]? = nil
  ) -> RunInputs {
    RunInputs(
      program: program, year: year, sources: sources, definitions: definitions, ground: ground,
      data: data)
  }

  private func row(
    _ unit: String = "3401", value: String = "0.1", period: String = "2021",
    lower: String = "0.05"
  ) -> [String: String] {
    var row = Dictionary(uniqueKeysWithValues: Estimate.columns.map { ($0, "") })
    row["indicator"] = "neet"
    row["unit_code"] = unit
    row["period"] = period
    row["sex"] = "both"
    row["benchmark"] = "country"
    row["benchmark_code"] = "0"
    row["numerator"] = "10"
    row["value"] = value
    row["lower_95"] = lower
    return row
  }

  private func difference(
    _ before: [String: String] = [:], _ after: [String: String] = [:], _ first: RunInputs,
    _ second: RunInputs
  ) -> RunDifference {
    RunDifference(
      from: [before].filter { !$0.isEmpty }, to: [after].filter { !$0.isEmpty }, first, second)
  }

  @Test func sameRunsDoNotDiffer() {
    let found = difference(row(), row(), inputs(), inputs(program: "2", sources: ["b.csv": "1"]))
    #expect(found.rows.isEmpty)
    #expect(found.unchanged == 1)
    #expect(found.total == "0 estimates differ, 1 do not")
  }

  @Test(arguments: [
    (RunInputs(program: "1", year: 2021, sources: ["a.csv": "2"]), ["revised file"]),
    (RunInputs(program: "1", year: 2021, sources: ["a.csv": "1", "b.csv": "1"]), ["new file"]),
    (RunInputs(program: "1", year: 2021, sources: [:]), ["a file is not there any more"]),
    (RunInputs(program: "2", year: 2021, sources: ["a.csv": "1"]), ["changed method"]),
    (RunInputs(program: "1", year: 2021, sources: ["a.csv": "1"]), ["changed method"]),
    (RunInputs(program: "1", year: 2022, sources: ["a.csv": "1"]), ["another year"]),
  ])
  func changedValueIsExplainedByWhatDiffers(_ second: RunInputs, _ causes: [String]) {
    let first = RunInputs(program: "1", year: 2021, sources: ["a.csv": "1"])
    let found = difference(row(), row(value: "0.2"), first, second)
    #expect(found.rows.map(\.columns) == [["value"]])
    #expect(found.rows[0].causes.map(\.rawValue) == causes)
    #expect(found.rows[0].before == "0.1" && found.rows[0].after == "0.2")
  }

  @Test(arguments: [
    ("catalogue/work.yaml", "changed definition"), ("geography/regions.yaml", "changed geography"),
    ("recipes/ssb.yaml", "changed recipes"), ("disclosure.yaml", "changed disclosure rules"),
  ])
  func changedDataFileExplains(_ file: String, _ cause: String) {
    let found = difference(
      row(), row(value: "0.2"), inputs(data: [file: "1"]), inputs(data: [file: "2"]))
    #expect(found.rows[0].causes.map(\.rawValue) == [cause])
  }

  /// A zero point knows its definitions and its ground one by one.
  @Test func onlyTheIndicatorsOwnDefinitionAndGroundExplain() {
    let first = inputs(
      definitions: ["neet": "1", "other": "1"], ground: ["3401": "a", "0": "n", "3403": "b"])
    let second = inputs(
      definitions: ["neet": "1", "other": "2"], ground: ["3401": "a", "0": "n", "3403": "c"])
    let found = RunDifference(
      from: [row(), row("3403")], to: [row(value: "0.2"), row("3403", value: "0.2")], first, second)
    #expect(found.rows.map(\.causes) == [[.changedMethod], [.changedGeography]])
  }

  @Test func anotherIntervalOfTheSameCountsIsAnotherMethod() {
    let found = difference(
      row(), row(lower: "0.06"), inputs(), inputs(sources: ["a.csv": "2"]))
    #expect(found.rows[0].causes == [.changedMethod])
    #expect(found.rows[0].columns == ["lower_95"])
  }

  @Test func estimateThatOnlyOneRunHasIsListed() {
    let found = difference([:], row(), inputs(), inputs(sources: ["a.csv": "1", "b.csv": "1"]))
    #expect(found.cells[0].suffix(4) == ["not there", "0.1", "", "new file"])
  }

  @Test func yearsStandForTheirPlaceBetweenZeroPoints() {
    let found = RunDifference(
      from: [row(period: "2021"), row("3403", period: "2021")],
      to: [row(value: "0.2", period: "2022"), row("3403", period: "2022")], inputs(),
      inputs(year: 2022), acrossYears: true)
    #expect(found.rows.count == 1)
    #expect(found.unchanged == 1)
    #expect(found.rows[0].causes == [.anotherYear])
  }
}
