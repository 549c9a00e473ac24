import Files
import Geography
import Observations

/// Reads a recipe from YAML. All keys must be known; those left out have defaults.
extension Recipe {
  enum Keys: String, CaseIterable {
    case source, publisher, about, match, subject, header, place, columns, values, measures, sexes,
      ages
    case levels, optional, only, aside, flag, breaks, query
    case decimalMark = "decimal_mark"
    case breakNotes = "break_notes"
    case otherMeasures = "other_measures"
    case namesTables = "named_by_table"
    case takesOtherLevels = "other_levels"
    case allowsRepeats = "repeated_rows"
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    source = try read(.source)
    publisher = try read(.publisher)
    about = try read(.about)
    match = try read(.match)
    subject = try read.ifPresent(.subject)
    header = try read(.header, or: Header(rows: 1, isRepeated: false, allowsShortRows: false))
    place = try read(.place)
    columns = try read.keyed(.columns)
    optional = try read(.optional, or: [])
    values = try read(.values, or: [])
    breakNotes = try read(.breakNotes, or: [])
    measures = try read(.measures, or: [])
    otherMeasures = try read(.otherMeasures, or: [])
    namesTables = try read(.namesTables, or: false)
    sexes = try read(.sexes, or: [:])
    ages = try read(.ages, or: [:])
    levels = try read(.levels, or: [:])
    takesOtherLevels = try read(.takesOtherLevels, or: false)
    only = try read(.only, or: [:])
    aside = try read(.aside, or: [])
    flag = try read.ifPresent(.flag)
    allowsRepeats = try read(.allowsRepeats, or: false)
    breaks = try read(.breaks, or: [])
    query = try read.ifPresent(.query)
    let mark = try read(.decimalMark, or: "auto")
    guard ["auto", ".", ","].contains(mark) else {
      throw read.refusal(.decimalMark, "\(mark) is no decimal mark; expected \".\", \",\" or auto")
    }
    decimalMark = mark == "auto" ? nil : mark.first
    try checkMeasures(read)
  }

  /// Checks entries that refer to one another.
  private func checkMeasures(_ read: KnownKeys<Keys>) throws(SettingsRefusal) {
    let names = measures.map(\.name)
    guard !names.isEmpty || !otherMeasures.isEmpty else {
      throw read.refusal(
        .measures, "expected a measure, or other_measures that says how to take any")
    }
    var labels: Set<String> = []
    for (item, entry) in measures.enumerated() {
      if let count = entry.beside, !names.contains(count) {
        throw read.refusal(
          .measures, item: item,
          "\(entry.name) stands beside \(count), which is no measure here; "
            + "expected one of \(names.joined(separator: ", "))")
      }
      for label in entry.labels.all where !labels.insert(label).inserted {
        throw read.refusal(
          .measures, item: item,
          "the label \(label) stands twice; expected it at one measure")
      }
    }
    for (item, entry) in breaks.enumerated() where otherMeasures.isEmpty {
      for name in entry.measures ?? [] where !names.contains(name) {
        throw read.refusal(
          .breaks, item: item,
          "\(name) is no measure here; expected one of \(names.joined(separator: ", "))")
      }
    }
  }
}

extension Recipe.Match {
  enum Keys: String, CaseIterable {
    case titles = "title"
    case columns
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    titles = (try read.ifPresent(.titles) as Names?)?.all ?? []
    columns = try read(.columns, or: [])
    guard !titles.isEmpty || !columns.isEmpty else {
      throw read.refusal(nil, "expected a title, columns or both")
    }
  }
}

extension Recipe.Header: SettingsReadable {
  enum Keys: String, CaseIterable {
    case rows
    case isRepeated = "repeated"
    case allowsShortRows = "short_rows"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    rows = try read(.rows, or: 1)
    isRepeated = try read(.isRepeated, or: false)
    allowsShortRows = try read(.allowsShortRows, or: false)
    guard (1...5).contains(rows) else {
      throw read.refusal(.rows, "\(rows) is not from 1 to 5")
    }
  }
}

extension Recipe.Place {
  enum Keys: String, CaseIterable {
    case column, level, codes, name, municipality, borders, kinds
    case hasLostZeros = "lost_zeros"
    case namesRegions = "regions"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    column = try read(.column)
    level = try read.ifPresent(.level)
    codes = try read.keyed(.codes)
    name = try read.ifPresent(.name)
    municipality = try read.ifPresent(.municipality)
    hasLostZeros = try read(.hasLostZeros, or: false)
    namesRegions = try read(.namesRegions, or: false)
    borders = try read(.borders, or: .own)
    kinds = try read(.kinds, or: [])
  }
}

extension Recipe.Borders: SettingsReadable {
  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let text = try String(reading: node)
    let words: [String: Self] = ["own": .own, "any": .any, "last": .last]
    if let known = words[text] {
      self = known
    } else if let year = Period(text, .year)?.year {
      self = .of(year)
    } else {
      throw node.refusal("\(text) are no borders; expected own, any, last or a year")
    }
  }
}

extension Recipe.ColumnValues {
  enum Keys: String, CaseIterable {
    case column, values
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    column = try read(.column)
    values = try read(.values, or: [:])
  }
}

extension Recipe.MeasureEntry {
  enum Keys: String, CaseIterable {
    case name, labels, unit, beside, blank, zero, codes, definition
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    name = try read(.name)
    labels = try read(.labels)
    unit = try read.ifPresent(.unit)
    beside = try read.ifPresent(.beside)
    blank = try read.ifPresent(.blank)
    zero = try read.ifPresent(.zero)
    codes = try read(.codes, or: [:])
    definition = try read.ifPresent(.definition)
  }

  /// Creates the entry of a measure that the recipe does not list.
  init(name: String, label: String, unit: ValueUnit, blank: Recipe.Blank?) {
    self.name = name
    labels = Names([label])
    self.unit = unit
    beside = nil
    self.blank = blank
    zero = nil
    codes = [:]
    definition = nil
    isNamedByLabel = true
  }
}

extension Recipe.OtherMeasure {
  enum Keys: String, CaseIterable {
    case begins, unit, blank
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    begins = try read(.begins, or: "")
    unit = try read(.unit)
    blank = try read.ifPresent(.blank)
  }
}

extension Recipe.DeclaredBreak {
  enum Keys: String, CaseIterable {
    case from, note, measures
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    let text: String = try read(.from)
    guard let period = Period(text) else {
      throw read.refusal(
        .from, "\(text) is no period; expected one such as 2022, 2019-20, 2021K4 or 2018M11")
    }
    from = period
    note = try read(.note)
    measures = try read.ifPresent(.measures)
  }
}

extension Recipe.Aside {
  enum Keys: String, CaseIterable {
    case column, cells, reason
  }

  private enum Reason: String, SettingsReadable, CaseIterable {
    case beforeGeography = "before_geography"
    case outsideNorway = "outside_norway"
    case repeatedTotal = "repeated_total"
    case otherCategory = "other_category"
  }

  init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    column = try read(.column)
    cells = try read(.cells)
    switch try read(.reason) as Reason {
    case .beforeGeography: reason = .beforeGeography
    case .outsideNorway: reason = .abroad
    case .repeatedTotal: reason = .repeated
    case .otherCategory: reason = .otherCategory
    }
  }
}

/// Kinds of place by name.
extension UnitLevel: SettingsReadable {}
