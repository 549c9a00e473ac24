import Geography
import Observations

/// From YAML, with every key known: what is left out has the plainest meaning.
extension Recipe {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case source, publisher, about, match, header, place, columns, values, measures, sexes, ages
    case levels, only, aside, flag, breaks
    case decimalMark = "decimal_mark"
    case breakNotes = "break_notes"
    case otherMeasures = "other_measures"
    case allowsRepeats = "repeated_rows"
  }

  public init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    source = try read(.source)
    publisher = try read(.publisher)
    about = try read(.about)
    match = try read(.match)
    header = try read(.header, or: Header(rows: 1, isRepeated: false, allowsShortRows: false))
    place = try read(.place)
    columns = try read(.columns, or: [:])
    values = try read(.values)
    breakNotes = try read(.breakNotes, or: [])
    measures = try read(.measures, or: [])
    otherMeasures = try read(.otherMeasures, or: [])
    sexes = try read(.sexes, or: [:])
    ages = try read(.ages, or: [:])
    levels = try read(.levels, or: [:])
    only = try read(.only, or: [:])
    aside = try read(.aside, or: [])
    flag = try read.ifPresent(.flag)
    allowsRepeats = try read(.allowsRepeats, or: false)
    breaks = try read(.breaks, or: [])
    let mark = try read(.decimalMark, or: "auto")
    guard ["auto", ".", ","].contains(mark) else {
      throw read.refusal(.decimalMark, "\(mark) is no decimal mark; expected \".\", \",\" or auto")
    }
    decimalMark = mark == "auto" ? nil : mark.first
  }
}

extension Recipe.Match {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case title, columns
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    title = try read.ifPresent(.title)
    columns = try read(.columns, or: [])
    guard title != nil || !columns.isEmpty else {
      throw read.refusal(nil, "expected a title, columns or both")
    }
  }
}

extension Recipe.Header: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case rows
    case isRepeated = "repeated"
    case allowsShortRows = "short_rows"
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    rows = try read(.rows, or: 1)
    isRepeated = try read(.isRepeated, or: false)
    allowsShortRows = try read(.allowsShortRows, or: false)
    guard (1...4).contains(rows) else {
      throw read.refusal(.rows, "\(rows) is not from 1 to 4")
    }
  }
}

extension Recipe.Place {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case column, level, codes
    case hasLostZeros = "lost_zeros"
    case isInAnyBorders = "any_borders"
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    column = try read(.column)
    level = try read.ifPresent(.level)
    codes = try read(.codes, or: [:])
    hasLostZeros = try read(.hasLostZeros, or: false)
    isInAnyBorders = try read(.isInAnyBorders, or: false)
  }
}

extension Recipe.Place.Level {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case column, values
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    column = try read(.column)
    values = try read(.values)
  }
}

extension Recipe.MeasureEntry {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, labels, unit, beside, blank, zero, definition
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    name = try read(.name)
    labels = try read(.labels)
    unit = try read.ifPresent(.unit)
    beside = try read.ifPresent(.beside)
    blank = try read.ifPresent(.blank)
    zero = try read.ifPresent(.zero)
    definition = try read.ifPresent(.definition)
  }

  /// An entry for a measure that the recipe does not list.
  init(name: String, label: String, unit: ValueUnit, blank: Recipe.Blank?) {
    self.name = name
    labels = Names([label])
    self.unit = unit
    beside = nil
    self.blank = blank
    zero = nil
    definition = nil
  }
}

extension Recipe.OtherMeasure {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case begins, unit, blank
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    begins = try read(.begins, or: "")
    unit = try read(.unit)
    blank = try read.ifPresent(.blank)
  }
}

extension Recipe.Flag {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case column, values
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    column = try read(.column)
    values = try read(.values)
  }
}

extension Recipe.DeclaredBreak {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case from, note, measures
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    from = try read(.from)
    note = try read(.note)
    measures = try read.ifPresent(.measures)
  }
}

extension Recipe.Aside {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case column, cells, reason
  }

  private enum Reason: String, Decodable {
    case outsideNorway = "outside_norway"
    case repeatedTotal = "repeated_total"
    case otherCategory = "other_category"
  }

  init(from decoder: any Decoder) throws {
    let read = try KnownKeys<CodingKeys>(decoder)
    column = try read(.column)
    cells = try read(.cells)
    switch try read(.reason) as Reason {
    case .outsideNorway: reason = .abroad
    case .repeatedTotal: reason = .repeated
    case .otherCategory: reason = .otherCategory
    }
  }
}
