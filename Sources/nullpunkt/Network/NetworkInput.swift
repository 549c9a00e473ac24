import Analysis
import ArgumentParser
import Disclosure
import Files
import Geography
import Networks
import Practices
import Reporting
import Storage

/// The files that a network is read from.
struct NetworkFileOptions: ParsableArguments {
  @Option(help: "The year of a network that others have made, which says none itself.")
  var year: Int?
  @Flag(
    help: "Take municipalities as they are written, such as districts of a city, and look none up.")
  var anyPlace = false
  @OptionGroup var vouchedFor: VouchedForOptions

  /// Reads the two tables of a round, or one file of others.
  /// - Throws: `RefusedFile` for files that are not as they should be.
  func network(_ files: [String], _ knowledge: Knowledge) throws -> Network {
    let check = try knowledge.practiceCheck
    let geography = try knowledge.geography
    var ofOthers: Int?
    if files.count == 1 {
      guard let year else {
        throw Refusal(
          "\(files[0]): one file is a network that others have made; say its year with --year, or "
            + "give the two tables of nullpunkt template network")
      }
      ofOthers = year
    }
    // The municipalities of the year's end; a round's year is told by its first row.
    let file = try SourceFile(path: files[files.count - 1])
    let day = CalendarDay.endOfYear(try ofOthers ?? NetworkReader.yearTold(in: file))
    let territory = Territory(geography, on: day)
    let reader = NetworkReader(
      place: { text in
        guard !anyPlace else {
          guard !text.isEmpty else { throw Refusal("is empty; expected the name of a place") }
          return (text, text)
        }
        let unit = try territory.unit(meantBy: text, geography)
        guard unit.code.level == .municipality else {
          throw Refusal("is a \(unit.code.level.rawValue); expected a municipality")
        }
        return (unit.code.description, unit.name)
      },
      person: { text in
        check.traces(inRole: text, vouchedFor: vouchedFor.notAPerson).first.map { kind, part in
          kind == .name
            ? "holds what looks like a person's name, \(part); expected a service or a role in small "
              + "letters (if it is nobody's name, say so with --not-a-person)"
            : "holds a number or an address that could be a person's, \(part); expected a service or a "
              + "role"
        }
      })
    if let ofOthers { return try reader.other(file, year: ofOthers) }
    return try reader.network(actors: SourceFile(path: files[0]), ties: file)
  }
}

/// The network that a command is about: that of files, or a round that is kept.
struct NetworkInput: ParsableArguments {
  @Argument(
    help: """
      The tables of actors and ties, or one file of others: edges as CSV, or GraphML. Without files, \
      the newest round that is kept.
      """)
  var files: [String] = []
  @OptionGroup var options: NetworkFileOptions
  @Option(help: "The network's name, as it was imported.")
  var name: String?
  @Option(help: "How many networks are drawn where the missing answers have no bounds.")
  var draws = Resampling.usualCount
  @Option(help: "The seed of what is drawn.")
  var seed: UInt64 = 2024
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    guard files.count < 3 else {
      throw ValidationError("a network is read from two tables, or from one file of others")
    }
    guard (1...100_000).contains(draws) else {
      throw ValidationError("--draws is a number from 1 to 100000")
    }
  }

  private var resampling: Resampling { Resampling(count: draws, seed: seed) }

  /// What is told of the network, compared with the earlier round where one is kept.
  func report() throws -> NetworkReport {
    let knowledge = try dataOptions.knowledge()
    let rules = try knowledge.rules
    guard !files.isEmpty else {
      return try database.open().networkReport(named: name, rules: rules, resampling)
    }
    let network = try options.network(files, knowledge)
    let name = name ?? ""
    let rounds = try database.openIfPresent()?.networkRounds() ?? []
    let findings = try NetworkFindings(network, resampling)
    return NetworkReport(
      name: name, findings, rules: rules,
      since: try rounds.earlier(than: network.year, of: name, resampling))
  }
}

extension [NetworkRound] {
  /// The round of a network that a year's is compared with: that of the newest zero point, else the one before.
  fileprivate func earlier(than year: Int, of name: String, _ resampling: Resampling) throws
    -> NetworkReport.Earlier?
  {
    let before = filter { $0.name == name && $0.network.year < year }
    guard let round = before.last(where: { $0.zeroPoint != nil }) ?? before.last else { return nil }
    return NetworkReport.Earlier(
      try NetworkFindings(round.network, resampling), zeroPoint: round.zeroPoint)
  }
}

extension Store {
  /// What is told of the newest round of each network.
  func networkReports(
    _ knowledge: Knowledge, _ resampling: Resampling = Resampling()
  ) throws -> [NetworkReport] {
    let rounds = try networkRounds()
    let rules = try knowledge.rules
    return try Set(rounds.map(\.name)).sorted().compactMap { name in
      guard let newest = rounds.last(where: { $0.name == name }) else { return nil }
      return NetworkReport(
        name: name, try NetworkFindings(newest.network, resampling), rules: rules,
        since: try rounds.earlier(than: newest.network.year, of: name, resampling))
    }
  }

  /// What is told of the newest round of one network.
  /// - Parameter name: nil where there is one network only.
  /// - Throws: `Refusal` where there is none of the name, or none is named and there are several.
  fileprivate func networkReport(
    named name: String?, rules: DisclosureRules, _ resampling: Resampling
  ) throws -> NetworkReport {
    let newest = try newestRound(named: name)
    return NetworkReport(
      name: newest.name, try NetworkFindings(newest.network, resampling), rules: rules,
      since: try networkRounds().earlier(
        than: newest.network.year, of: newest.name, resampling))
  }

  /// The newest round of a network, or of the only one.
  /// - Throws: `Refusal` likewise.
  func newestRound(named name: String?, year: Int? = nil) throws -> NetworkRound {
    let rounds = try networkRounds()
    let names = Set(rounds.map(\.name)).sorted()
    guard !names.isEmpty else {
      throw Refusal(
        "no network is kept in this database; import one with nullpunkt network import")
    }
    guard let name = name ?? (names.count == 1 ? names[0] : nil) else {
      throw Refusal(
        "there are several networks; say which with --name: \(names.joined(separator: ", "))")
    }
    let its = rounds.filter { $0.name == name }
    guard !its.isEmpty else {
      let nearest = NearestNames.nearest(to: name, among: names)
      throw Refusal(
        "there is no network \(name); the nearest are \(nearest.joined(separator: ", "))")
    }
    guard let round = its.last(where: { year == nil || $0.network.year == year }) else {
      let years = its.map { String($0.network.year) }.joined(separator: ", ")
      throw Refusal("\(name) has no round of that year; it has rounds of \(years)")
    }
    return round
  }
}
