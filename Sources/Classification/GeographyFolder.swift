import Files
import Foundation
import Geography

/// The data folder's lists of municipalities, counties and changes, opened for updating.
public struct GeographyFolder: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Returns the current lists as an update into which KLASS files can be merged.
  public func update() throws(RefusedFile) -> GeographyUpdate {
    let geography = try GeographyFiles.load(folder: path)
    var places: [KlassCode: [GeographyUpdate.PlaceVersion]] = [:]
    for place in geography.municipalities {
      places[.municipality(place.code), default: []].append(
        GeographyUpdate.PlaceVersion(place.name, place.validity))
    }
    for county in geography.counties {
      places[.county(county.code), default: []].append(
        GeographyUpdate.PlaceVersion(county.name, county.validity))
    }
    // The names in the list of changes are there for readers only; the geography has just read it.
    var table = try HeadedTable(SourceFile(path: "\(path)/\(Self.changes)"), .titled)
    let rows = try table.all()
    let changes = zip(geography.changes, rows).map { change, row in
      GeographyUpdate.RecordedChange(
        date: change.date, old: change.old, oldName: row["old_name"], new: change.new,
        newName: row["new_name"])
    }
    return GeographyUpdate(places: places, changes: changes)
  }

  /// Writes the updated lists; the new folder replaces the old one in one step, or nothing changes.
  /// - Throws: `RefusedFile` when the update contradicts the lists, leaves gaps, or cannot be written.
  public func write(_ update: GeographyUpdate) throws(RefusedFile) {
    try stage(update) { staged throws(RefusedFile) in
      do {
        try FolderExchange.swap(staged, path)
      } catch {
        throw unwritable(error)
      }
    }
  }

  /// Refuses what `write` would refuse, and writes nothing.
  public func check(_ update: GeographyUpdate) throws(RefusedFile) {
    try stage(update) { _ throws(RefusedFile) in }
  }

  /// Makes the updated folder beside the present one, holds it against the rules, hands it on and removes
  /// what is left of it.
  private func stage(
    _ update: GeographyUpdate, _ finish: (_ staged: String) throws(RefusedFile) -> Void
  ) throws(RefusedFile) {
    guard update.problems.isEmpty else { throw RefusedFile(update.problems) }
    let target = URL(fileURLWithPath: path)
    let staged = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: staged) }
    do {
      try FileManager.default.copyItem(at: target, to: staged)
      for (name, text) in Self.texts(update) {
        try Data(text.utf8).write(to: staged.appendingPathComponent(name))
      }
    } catch {
      throw unwritable(error)
    }
    let geography = try GeographyFiles.load(folder: staged.path)
    let gaps = Self.gaps(in: geography, since: update.lastKnown)
    guard gaps.isEmpty else {
      throw RefusedFile(gaps.map { Problem(file: path, kind: .unit, text: $0, message: $1) })
    }
    try finish(staged.path)
  }

  private func unwritable(_ error: any Error) -> RefusedFile {
    RefusedFile([
      Problem(
        file: path, kind: .unreadable,
        message: "cannot be written: \(operatingSystemReason(for: error))")
    ])
  }

  private static let changes = "municipality_changes.csv"

  /// The files' texts by file name.
  static func texts(_ update: GeographyUpdate) -> [String: String] {
    func list(_ isCounty: Bool) -> String {
      let codes = update.places.keys.sorted().filter { code in
        if case .county = code { isCounty } else { !isCounty }
      }
      let lines = codes.flatMap { code in
        (update.places[code] ?? [])
          .sorted { ($0.from?.description ?? "") < ($1.from?.description ?? "") }
          .map { version in
            "\(code);\(version.name);\(version.from?.description ?? "");"
              + (version.to?.description ?? "")
          }
      }
      return (["code;name;valid_from;valid_to"] + lines).map { $0 + "\n" }.joined()
    }
    let rows = update.changes.sorted {
      ($0.date, $0.old, $0.new) < ($1.date, $1.old, $1.new)
    }
    .map { "\($0.date);\($0.old);\($0.oldName);\($0.new);\($0.newName)" }
    return [
      "municipalities.csv": list(false), "counties.csv": list(true),
      changes: (["date;old_code;old_name;new_code;new_name"] + rows).map { $0 + "\n" }.joined(),
    ]
  }

  /// Municipalities that begin or end without a change that accounts for their area, or that belong to no
  /// county.
  private static func gaps(in geography: Geography, since known: CalendarDay) -> [(String, String)]
  {
    let days = Set(
      geography.municipalities.flatMap { [$0.validity.from, $0.validity.to].compactMap { $0 } }
    )
    .filter { $0 > known }.sorted()
    guard let last = days.last else { return [] }
    let inForce = Set(geography.municipalities(on: last).map(\.code))
    let unions = geography.stableUnions(between: known, and: last)
    let fromNowhere = unions.filter(\.earlier.isEmpty).flatMap(\.later).map { code in
      (
        code.description,
        "begins after \(known), but no change leads to it; import the list of changes together with "
          + "the list of codes"
      )
    }
    let toNowhere = Set(unions.flatMap(\.later)).subtracting(inForce).sorted().map { code in
      (
        code.description,
        "ends after \(known), but no change leads on from it; import the list of changes together "
          + "with the list of codes"
      )
    }
    let counties = Set(geography.counties(on: last).map(\.code))
    let outside = inForce.filter { !counties.contains($0.county) }.sorted().map { code in
      (
        code.description,
        "lies in county \(code.county), which is not in force on \(last); import the list of "
          + "counties together with that of municipalities"
      )
    }
    return fromNowhere + toNowhere + outside
  }
}

extension GeographyUpdate.PlaceVersion {
  fileprivate init(_ name: String, _ validity: Validity) {
    self.init(name: name, from: validity.from, to: validity.to)
  }
}
