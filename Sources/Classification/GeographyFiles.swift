import Files
import Geography

/// Loads the municipalities, counties, changes and regions from the lists of a folder.
public enum GeographyFiles {
  /// - Throws: `RefusedFile` with every invalid line.
  public static func load(folder: String) throws(RefusedFile) -> Geography {
    let municipalities = try records(
      "\(folder)/municipalities.csv", ["code", "name", "valid_from", "valid_to"]
    ) { cells -> Municipality? in
      guard let code = MunicipalityCode(cells[0]), let validity = validity(cells[2], cells[3])
      else { return nil }
      return Municipality(code: code, name: cells[1], validity: validity)
    }
    try refuseOverlaps(
      municipalities.map { ($0.code, $0.name, $0.validity) }, "\(folder)/municipalities.csv")
    let counties = try records(
      "\(folder)/counties.csv", ["code", "name", "valid_from", "valid_to"]
    ) { cells -> County? in
      guard let code = CountyCode(cells[0]), let validity = validity(cells[2], cells[3])
      else { return nil }
      return County(code: code, name: cells[1], validity: validity)
    }
    try refuseOverlaps(counties.map { ($0.code, $0.name, $0.validity) }, "\(folder)/counties.csv")
    let changes = try records(
      "\(folder)/municipality_changes.csv",
      ["date", "old_code", "old_name", "new_code", "new_name"]
    ) { cells -> MunicipalityChange? in
      guard let date = CalendarDay(cells[0]), let old = MunicipalityCode(cells[1]),
        let new = MunicipalityCode(cells[3])
      else { return nil }
      return MunicipalityChange(date: date, old: old, new: new)
    }
    return Geography(
      municipalities: municipalities, counties: counties,
      regions: try regions("\(folder)/regions.yaml", known: Set(municipalities.map(\.code))),
      changes: changes)
  }

  private static func records<Record>(
    _ path: String, _ header: [String], _ make: ([String]) -> Record?
  ) throws(RefusedFile) -> [Record] {
    var table = try HeadedTable(SourceFile(path: path), .titled)
    guard table.header.names == header else {
      throw RefusedFile([
        Problem(
          file: path, line: table.header.line, kind: .header,
          text: table.header.names.joined(separator: ";"),
          message: "expected the header \(header.joined(separator: ";"))")
      ])
    }
    var records: [Record] = []
    var problems: [Problem] = []
    for row in try table.all() {
      if row.cells.count == header.count, let record = make(row.cells) {
        records.append(record)
      } else {
        problems.append(
          Problem(
            file: path, line: row.line, kind: .row, text: row.cells.joined(separator: ";"),
            message: "expected \(header.joined(separator: ";")) with codes of two or four digits "
              + "and days as YYYY-MM-DD, the first before the last"))
      }
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
    return records
  }

  /// Refuses lists in which a code has two meanings on the same day.
  private static func refuseOverlaps<Code: Hashable & Comparable & CustomStringConvertible>(
    _ places: [(code: Code, name: String, validity: Validity)], _ path: String
  ) throws(RefusedFile) {
    let problems = Dictionary(grouping: places, by: \.code).values.flatMap { versions in
      versions.filter { version in
        version.validity.from.map { day in
          versions.count { $0.validity.contains(day) } > 1
        } ?? (versions.count { $0.validity.from == nil } > 1)
      }
    }
    .sorted { ($0.code, $0.name) < ($1.code, $1.name) }
    .map {
      Problem(
        file: path, kind: .duplicate, text: "\($0.code);\($0.name)",
        message: "the code is in force twice on the same day; expected days that do not overlap")
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
  }

  /// Parses two days; an empty cell means no limit. nil for a text that is not a day, or an end before
  /// the beginning.
  private static func validity(_ from: String, _ to: String) -> Validity? {
    let (first, last) = (CalendarDay(from), CalendarDay(to))
    guard from.isEmpty || first != nil, to.isEmpty || last != nil else { return nil }
    if let first, let last, last <= first { return nil }
    return Validity(from: first, to: last)
  }

  private struct RegionEntry: SettingsReadable {
    let id: String
    let name: String
    let members: [Members]

    private enum Keys: String, CaseIterable { case id, name, members }

    init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      id = try read(.id)
      name = try read(.name)
      members = try read(.members)
    }

    struct Members: SettingsReadable {
      let validFrom: String?
      let validTo: String?
      let municipalities: [String]

      private enum Keys: String, CaseIterable {
        case municipalities
        case validFrom = "valid_from"
        case validTo = "valid_to"
      }

      init(reading node: SettingsNode) throws(SettingsRefusal) {
        let read = try KnownKeys<Keys>(node)
        validFrom = try read.ifPresent(.validFrom)
        validTo = try read.ifPresent(.validTo)
        municipalities = try read(.municipalities)
      }
    }
  }

  private static func regions(_ path: String, known: Set<MunicipalityCode>) throws(RefusedFile)
    -> [Region]
  {
    var problems: [Problem] = []
    var seen: Set<String> = []
    let regions = try YAMLFile.read([RegionEntry].self, path: path).map { entry in
      let memberships = entry.members.map { members in
        let codes = members.municipalities.compactMap { text -> MunicipalityCode? in
          if let code = MunicipalityCode(text), known.contains(code) { return code }
          problems.append(
            Problem(
              file: path, kind: .unit, text: text,
              message: "region \(entry.id): is not a municipality's code in any year"))
          return nil
        }
        let validity = validity(members.validFrom ?? "", members.validTo ?? "")
        if validity == nil {
          problems.append(
            Problem(
              file: path, kind: .label, text: "\(members.validFrom ?? "")–\(members.validTo ?? "")",
              message: "region \(entry.id): expected days as YYYY-MM-DD"))
        }
        return Region.Membership(
          municipalities: codes, validity: validity ?? Validity(from: nil, to: nil))
      }
      if !seen.insert(entry.id).inserted {
        problems.append(
          Problem(
            file: path, kind: .duplicate, text: entry.id, message: "the region stands twice"))
      }
      return Region(id: RegionID(entry.id), name: entry.name, memberships: memberships)
    }
    guard problems.isEmpty else { throw RefusedFile(problems) }
    return regions
  }
}
