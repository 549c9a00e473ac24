import Files
import Ingestion
import Observations

/// Reads a recipe of a person-level file from YAML. All keys must be known; those left out have defaults.
extension RollupRecipe: SettingsReadable {
  private enum Keys: String, CaseIterable {
    case source, about, rows, columns, sexes, dates, years, day, encoding, measures
    case codesOf = "codes_of"
    case hasLostZeros = "lost_zeros"
    case isEverywhere = "everywhere"
    case unknownAtMost = "unknown_at_most"
  }

  package init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    source = try read(.source)
    about = try read(.about)
    rows = try read(.rows)
    columns = try read.keyed(.columns)
    sexes = try read(.sexes, or: [:])
    dates = try read(.dates, or: .iso)
    codesOf = try read.ifPresent(.codesOf)
    hasLostZeros = try read(.hasLostZeros, or: false)
    day = try read.ifPresent(.day)
    isEverywhere = try read(.isEverywhere, or: false)
    unknownAtMost = try read(.unknownAtMost, or: 0.01)
    encoding = try read(.encoding, or: .utf8)
    measures = try read(.measures)
    years = try (read.ifPresent(.years) as YearSpan?)?.years
    try checkColumns(read)
    guard (0...1).contains(unknownAtMost) else {
      throw read.refusal(.unknownAtMost, "\(unknownAtMost) is not a part from 0 to 1")
    }
    if let codesOf, !YearSpan.possible.contains(codesOf) {
      throw read.refusal(.codesOf, "\(codesOf) is not a year from 1980 to 2100")
    }
    for (item, measure) in measures.enumerated()
    where measures.prefix(item).contains(where: {
      $0.name == measure.name && $0.level == measure.level
    }) {
      throw read.refusal(.measures, item: item, "\(measure.name) stands twice; expected it once")
    }
    guard !measures.isEmpty else { throw read.refusal(.measures, "expected a measure") }
  }

  /// Checks that the columns are those that rows of the kind have.
  private func checkColumns(_ read: KnownKeys<Keys>) throws(SettingsRefusal) {
    func refuse(_ reason: String) throws(SettingsRefusal) { throw read.refusal(.columns, reason) }
    func require(_ column: PersonColumn) throws(SettingsRefusal) {
      if columns[column] == nil { try refuse("the key \(column.rawValue) is missing") }
    }
    try require(.person)
    try require(.municipality)
    if (columns[.birth] == nil) == (columns[.age] == nil) { try refuse("expected birth, or age") }
    let others: [PersonColumn]
    switch rows {
    case .personYear:
      try require(.year)
      others = [.from, .through, .until]
    case .spell:
      try require(.from)
      try require(.birth)
      if (columns[.through] == nil) == (columns[.until] == nil) {
        try refuse("expected through (the last day) or until (the first day after)")
      }
      others = [.year]
    }
    for other in others where columns[other] != nil {
      try refuse("\(other.rawValue) is no column of a \(rows.rawValue)")
    }
    if columns[.sex] != nil, sexes.isEmpty {
      throw read.refusal(.sexes, "expected the sex for each text, {\"1\": male, \"2\": female}")
    }
  }
}

extension RollupRecipe.CountedMeasure: SettingsReadable {
  private enum Keys: String, CaseIterable {
    case name, level, definition
    case conditions = "where"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    name = try read(.name)
    level = try read.ifPresent(.level)
    definition = try read.ifPresent(.definition)
    conditions = try read(.conditions, or: [])
  }
}

extension RollupRecipe.Condition: SettingsReadable {
  private enum Keys: String, CaseIterable {
    case column, counted
    case notCounted = "not_counted"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    column = try read(.column)
    counted = try (read(.counted) as Names).all
    notCounted = try (read(.notCounted) as Names).all
    for text in counted where notCounted.contains(text) {
      throw read.refusal(.notCounted, "\(text) is counted too; expected it under one of the two")
    }
  }
}

/// Years that are counted, written `2015-2024`, or one.
package struct YearSpan: SettingsReadable {
  package let years: ClosedRange<Int>
  package static let possible = 1980...2100

  /// Parses `2015-2024` or `2021`; nil for anything else, and for other years than 1980 to 2100.
  package init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
      end.utf8.count == 4 ? Int(end) : nil
    }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first <= last, Self.possible.contains(first), Self.possible.contains(last)
    else { return nil }
    years = first...last
  }

  package init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    guard let span = Self(text) else {
      throw node.refusal("\(text) is not years; expected such as 2015-2024, from 1980 to 2100")
    }
    self = span
  }
}
