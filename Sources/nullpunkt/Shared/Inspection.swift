import Files
import Ingestion
import Observations
import Reporting

/// The output of `inspect` for one file.
struct Inspection {
  private let file: String
  private let extract: Extract?
  /// The file name under which the database holds the same content; nil where it does not.
  private let importedAs: String?
  let problems: [Problem]

  init(unreadable path: String, _ problems: [Problem]) {
    file = path
    extract = nil
    importedAs = nil
    self.problems = problems
  }

  init(_ extract: Extract, importedAs name: String?) {
    file = extract.file.path
    self.extract = extract
    importedAs = name
    problems = extract.problems
  }

  private var form: Extract.Form? { extract?.form }
}

extension Inspection: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file, sha256, bytes, format, sheet, encoding, lineEnding, delimiter, decimalMark, title,
      headerRows
    case dataRows, footerRows, mendedRows, source, recipe, recognisedBy, columns, sample, breaks
    case importedAs, problems, unlistedProblems
  }

  /// Encodes every key, with null for what is unknown.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(extract?.file.sha256, forKey: .sha256)
    try container.encode(extract?.file.size, forKey: .bytes)
    try container.encode(form?.format, forKey: .format)
    try container.encode(form?.sheet, forKey: .sheet)
    try container.encode(form?.encoding, forKey: .encoding)
    try container.encode(form?.lineEnding, forKey: .lineEnding)
    try container.encode(form.map { String($0.delimiter) }, forKey: .delimiter)
    try container.encode(form.map { String($0.decimalMark) }, forKey: .decimalMark)
    try container.encode(form?.title, forKey: .title)
    try container.encode(form?.headerRows ?? 0, forKey: .headerRows)
    try container.encode(form?.dataRows ?? 0, forKey: .dataRows)
    try container.encode(form?.footerRows ?? 0, forKey: .footerRows)
    try container.encode(form?.mendedRows ?? 0, forKey: .mendedRows)
    try container.encode(form?.publisher ?? "unknown", forKey: .source)
    try container.encode(form?.recipe, forKey: .recipe)
    try container.encode(form?.reason, forKey: .recognisedBy)
    try container.encode(extract?.columns ?? [], forKey: .columns)
    try container.encode(extract?.sample.map(SampleRow.init) ?? [], forKey: .sample)
    try container.encode(extract?.breaks.count ?? 0, forKey: .breaks)
    try container.encode(importedAs, forKey: .importedAs)
    try container.encode(problems, forKey: .problems)
    try container.encode(extract?.unlistedProblems ?? 0, forKey: .unlistedProblems)
  }

  private struct SampleRow: Encodable {
    let series: String
    let unit: String
    let kind: String
    let value: Double?
    let line: Int
    let column: Int

    init(_ observation: Observation) {
      series = observation.key.series.description
      unit = observation.key.unit.description
      kind = observation.value.kind.rawValue
      value = observation.value.number
      line = observation.origin.line
      column = observation.origin.column
    }
  }
}

extension Inspection {
  /// - Parameter said: says what is wrong in the user's language.
  func text(_ said: SaidInLanguage) -> String {
    var lines = [file]
    func add(_ name: String, _ value: String?) {
      if let value { lines.append("  \(name): \(value)") }
    }
    add("sha256", extract?.file.sha256)
    add("bytes", extract.map { String($0.file.size) })
    if let form {
      add("format", form.format.rawValue)
      add("sheet", form.sheet)
      if form.format == .csv {
        add("encoding", form.encoding.rawValue)
        add("line ends", form.lineEnding.rawValue)
        add("delimiter", form.delimiter == "\t" ? "tab" : String(form.delimiter))
      }
      add("decimal mark", String(form.decimalMark))
      add("title", form.title)
      add("rows", "\(form.headerRows) header, \(form.dataRows) data, \(form.footerRows) footer")
      if form.mendedRows > 0 { add("rows with quotes taken for letters", "\(form.mendedRows)") }
      if form.isUnended { add("last line", "has no line end: make sure that the file is whole") }
      add("source", form.publisher)
      add("recipe", form.recipe.map { "\($0), by \(form.reason ?? "")" })
    }
    add("example", extract?.example)
    add("in the database as", importedAs)
    if problems.isEmpty {
      add("what it holds", extract?.reconciliation.summary)
    } else {
      add("would be imported", "nothing, for its problems")
    }
    lines += (extract?.columns ?? []).map { "  column \($0.index): \($0.name) → \($0.role)" }
    lines += (extract?.sample ?? []).map {
      "  stored as: \($0.key.unit) \($0.key.series) = \($0.value.shown)"
    }
    let notes = Set(
      (extract?.breaks ?? []).map { "\($0.measure.name) from \($0.period): \($0.note)" })
    lines += notes.sorted().map { "  break: \($0)" }
    return (lines + problemLines(said)).joined(separator: "\n") + "\n"
  }

  /// The problems grouped by kind, the most frequent first; unknown places by their text.
  private func problemLines(_ said: SaidInLanguage) -> [String] {
    guard !problems.isEmpty else { return [] }
    let count =
      problems.reduce(problems.count) { $0 + $1.alike } + (extract?.unlistedProblems ?? 0)
    let groups = Dictionary(grouping: problems, by: \.kind)
      .sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
    var lines = ["  problems: \(count)"]
    for (kind, ofKind) in groups {
      lines.append("  \(kind.rawValue): \(ofKind.reduce(ofKind.count) { $0 + $1.alike })")
      lines += ofKind.prefix(Self.mostListed).map { "    \($0.said(said.callAsFunction))" }
      let more = ofKind.count - Self.mostListed
      if more > 0 { lines.append("    and \(more) more") }
    }
    let places = Set(problems.filter { $0.kind == .unit }.map(\.text)).sorted()
    if !places.isEmpty { lines.append("  places not taken: \(places.joined(separator: "; "))") }
    return lines
  }

  private static let mostListed = 20
}

extension CellValue {
  /// The figure, or its kind where it has none.
  var shown: String { number.map { "\($0)" } ?? kind.rawValue }
}
