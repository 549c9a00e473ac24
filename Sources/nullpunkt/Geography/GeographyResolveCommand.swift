import Analysis
import ArgumentParser
import Files
import Geography
import Reporting

struct GeographyResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say what a unit of one day is on another, later or earlier.",
    discussion: """
      kind is same, renumbered (another code for the same ground), merged (all its ground lies in \
      one unit, with other ground), split (its ground lies in several) or unknown. A split has no \
      one successor: what can be compared over time is the stable union, the smallest sets of units \
      with common ground on the two days. Backwards in time a merger is a split. A county's ground \
      is that of its municipalities. Exit status 1 when the answer is unknown.

        nullpunkt geography resolve 1507 --from 2021-12-31 --to 2024-12-31
        nullpunkt geography resolve 30 --from 2023-12-31 --to 2024-12-31
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(
    help: "A municipality's four digits, a county's two, 0 for the country, or a name of the day.")
  var code: String
  @Option(help: ArgumentHelp("The day the code is from, YYYY-MM-DD.", valueName: "date"))
  var from: CalendarDay
  @Option(help: ArgumentHelp("The day it is sought on, YYYY-MM-DD.", valueName: "date"))
  var to: CalendarDay
  @Option(help: "How the answer is written.")
  var format = Format.table
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let geography = try dataOptions.knowledge().geography
    let resolution: Resolution?
    let refusal: String?
    do throws(RegionCell.Refusal) {
      let unit = try RegionCell(code, in: geography, RegionContext(days: from...from)).unit
      let answer = geography.resolve(unit, from: from, to: to)
      (resolution, refusal) = (answer, answer.kind == .unknown ? reason(answer, geography) : nil)
    } catch {
      (resolution, refusal) = (nil, "\"\(code)\": \(error.message)")
    }
    let answer = ResolveAnswer(code, from, to, resolution)
    switch format {
    case .table: Console.tell(answer.table)
    case .json: Console.answer(try JSONText.of(answer))
    }
    if let refusal {
      Console.explain(refusal)
      throw ExitCode.failure
    }
  }

  private func reason(_ answer: Resolution, _ geography: Geography) -> String {
    switch answer.unit {
    case .municipality, .county:
      geography.objection(to: answer.unit, on: from)
        ?? "\(answer.unit) has no ground on \(to) that any change leads to"
    default:
      "\(answer.unit) is of level \(answer.unit.level.rawValue); expected a municipality or a county"
    }
  }
}

/// The answer as JSON.
struct ResolveAnswer: Encodable {
  let code: String
  let name: String?
  let from: String
  let to: String
  let kind: String
  let successors: [String]
  let stableUnion: Union

  struct Union: Encodable {
    let from: [String]
    let to: [String]
  }

  init(_ asked: String, _ from: CalendarDay, _ to: CalendarDay, _ resolution: Resolution?) {
    code = resolution?.unit.description ?? asked
    name = resolution?.name
    self.from = from.description
    self.to = to.description
    kind = (resolution?.kind ?? .unknown).rawValue
    successors = (resolution?.successors ?? []).map(\.description)
    stableUnion = Union(
      from: (resolution?.union.earlier ?? []).map(\.description),
      to: (resolution?.union.later ?? []).map(\.description))
  }

  private enum CodingKeys: String, CodingKey {
    case code, name, from, to, kind, successors, stableUnion
  }

  /// Encodes an unknown name as null instead of leaving it out.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(name, forKey: .name)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(kind, forKey: .kind)
    try container.encode(successors, forKey: .successors)
    try container.encode(stableUnion, forKey: .stableUnion)
  }

  var table: AlignedTable {
    AlignedTable(
      header: ["code", "name", "from", "to", "kind", "successors", "stable union"],
      rows: [
        [
          code, name ?? "", from, to, kind, successors.joined(separator: " "),
          [stableUnion.from, stableUnion.to].filter { !$0.isEmpty }
            .map { $0.joined(separator: "+") }.joined(separator: " = "),
        ]
      ], rightAligned: [])
  }
}
