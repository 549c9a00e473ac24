import GRDB
import Geography

extension Store {
  /// The regions that were named with a run, in order of id.
  public func ownRegions() throws(StoreError) -> [Region] {
    try read("the regions could not be read") { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM own_region ORDER BY id, valid_from")
      return try Dictionary(grouping: rows) { $0["id"] as String }.sorted { $0.key < $1.key }.map {
        id, rows in
        Region(
          id: RegionID(id), name: rows.last.map { $0["name"] } ?? id,
          memberships: try rows.map { row in
            let codes = (row["municipalities"] as String).split(separator: " ")
            let members = codes.compactMap { MunicipalityCode($0) }
            guard members.count == codes.count else {
              throw StoreError("a region is not as the program writes it: \(row)")
            }
            return Region.Membership(
              municipalities: members,
              validity: Validity(
                from: CalendarDay(row["valid_from"] as String),
                to: (row["valid_to"] as String?).flatMap { CalendarDay($0) }))
          })
      }
    }
  }

  /// Keeps a region. Lists of the same id that are in force on any of its days give way to it.
  public func keep(_ region: Region) throws(StoreError) {
    try write("the region \(region.id) could not be kept") { db in
      for membership in region.memberships {
        let (from, to) = (
          membership.validity.from?.description, membership.validity.to?.description
        )
        try db.execute(
          sql: """
            DELETE FROM own_region
            WHERE id = :id AND (:to IS NULL OR valid_from < :to) AND (valid_to IS NULL OR valid_to > :from)
            """, arguments: ["id": region.id.description, "from": from ?? "", "to": to])
        try db.execute(
          sql: "INSERT INTO own_region VALUES (?, ?, ?, ?, ?)",
          arguments: [
            region.id.description, region.name, from ?? "", to,
            membership.municipalities.map(\.description).joined(separator: " "),
          ])
      }
    }
  }
}
