import Analysis
import Files
import GRDB
import Geography
import Observations

extension Store {
  /// The figures in force. Only what is asked for is read, by index.
  ///
  /// - Parameters:
  ///   - measures: only these, and the counts that any of them is a share of, since a share is withheld
  ///     where its count is; nil for all.
  ///   - years: only periods that end in one of these calendar years, and windows of several years that
  ///     hold one of them; nil for all.
  ///   - units: only figures about these; nil for all.
  ///   - files: what only those with these SHA-256 give, in force or not; nil for what is in force.
  public func observations(
    of measures: Set<Measure>? = nil, in years: Set<Int>? = nil, about units: Set<UnitCode>? = nil,
    from files: Set<String>? = nil
  ) throws(StoreError) -> ObservationTable {
    try read("the observations could not be read") { db in
      let pairs = try Self.shares(among: measures, db)
      var reader = try FigureReader(db, about: units, from: files)
      let asked = measures?.union(pairs.map(\.count))
      for (key, series) in try Self.series(of: asked, inForce: files == nil, db)
      where series.period.touches(years) {
        try reader.read(series, key)
      }
      reader.withhold(pairs)
      return reader.table
    }
  }

  /// The figures in force that a question needs. Of the years of a measure that it does not need, the
  /// table knows that there are figures.
  package func observations(for needs: ObservationNeeds) throws(StoreError) -> ObservationTable {
    try read("the observations could not be read") { db in
      let pairs = try Self.shares(among: Set(needs.years.keys), db)
      var years = needs.years
      for pair in pairs { years[pair.count, default: []].formUnion(years[pair.share] ?? []) }
      var reader = try FigureReader(db, about: nil, from: nil)
      for (key, series) in try Self.series(of: Set(years.keys), inForce: true, db) {
        if series.period.touches(years[series.measure]) {
          try reader.read(series, key)
        } else {
          reader.table.mention(series)
        }
      }
      reader.withhold(pairs)
      return reader.table
    }
  }

  /// Every series that has any figure in force, in order; what years, ages and parts a measure has can be seen
  /// from these without reading its figures.
  /// - Parameter measures: only theirs; nil for all.
  public func series(of measures: Set<Measure>? = nil) throws(StoreError) -> [Series] {
    try read("the series could not be read") { db in
      try Self.series(of: measures, inForce: true, db).map(\.series).sorted()
    }
  }

  /// The calendar years in which each measure's periods end, ascending; a measure without figures has
  /// no entry. No figure is read.
  /// - Parameter measures: only these; nil for all.
  public func years(of measures: Set<Measure>? = nil) throws(StoreError) -> [Measure: [Int]] {
    Dictionary(grouping: try series(of: measures), by: \.measure)
      .mapValues { Set($0.map(\.period.year)).sorted() }
  }

  /// How many units of each level have a figure in force of a measure in a year.
  /// - Parameter part: only figures of this part of the measure; nil for any.
  public func unitCounts(of measure: Measure, part: String? = nil, year: Int) throws(StoreError)
    -> [UnitLevel: Int]
  {
    try read("the units could not be counted") { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT unit.level, count(*) FROM (
              SELECT DISTINCT figure.unit_id
              FROM series JOIN figure ON figure.series_id = series.id AND figure.in_force = 1
              WHERE source = :source AND measure = :measure AND year = :year
                AND (:part IS NULL OR level = :part)
            ) AS told JOIN unit ON unit.id = told.unit_id
            GROUP BY unit.level
            """),
        arguments: [
          "source": measure.source, "measure": measure.name, "year": year, "part": part,
        ])
      return Dictionary(
        rows.compactMap { row in UnitLevel(rawValue: row[0]).map { ($0, row[1]) } },
        uniquingKeysWith: +)
    }
  }

  /// The measures that are a share of a count, as the files' recipes say, each with the count.
  private static func shares(among measures: Set<Measure>?, _ db: Database) throws
    -> [(share: Measure, count: Measure)]
  {
    let sql = "SELECT DISTINCT source, measure, beside FROM measure WHERE beside IS NOT NULL"
    let rows =
      if let measures {
        try measures.flatMap { measure in
          try Row.fetchAll(
            db.cachedStatement(sql: "\(sql) AND source = ? AND measure = ?"),
            arguments: [measure.source, measure.name])
        }
      } else {
        try Row.fetchAll(db, sql: sql)
      }
    return rows.map { row in
      (Measure(source: row[0], name: row[1]), Measure(source: row[0], name: row[2]))
    }
  }

  /// - Parameter inForce: whether only series are wanted that have a figure in force.
  private static func series(of measures: Set<Measure>?, inForce: Bool, _ db: Database) throws
    -> [(key: Int64, series: Series)]
  {
    var names = FigureNames(db)
    let columns = FigureNames.seriesColumns
    let condition =
      inForce ? "EXISTS (SELECT 1 FROM figure WHERE series_id = series.id AND in_force = 1)" : "1"
    let rows =
      if let measures {
        try measures.sorted().flatMap { measure in
          try Row.fetchAll(
            db.cachedStatement(
              sql: """
                SELECT \(columns) FROM series WHERE source = ? AND measure = ? AND \(condition)
                """),
            arguments: [measure.source, measure.name])
        }
      } else {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM series WHERE \(condition) ORDER BY id")
      }
    return try rows.map { row in (row[0], try names.series(row)) }
  }
}

extension Period {
  /// True when the period ends in one of the years or, as a window, contains one; nil stands for all years.
  fileprivate func touches(_ years: Set<Int>?) -> Bool {
    guard let years else { return true }
    if case .window(let from, let through) = self {
      return years.contains { (from...through).contains($0) }
    }
    return years.contains(year)
  }
}
