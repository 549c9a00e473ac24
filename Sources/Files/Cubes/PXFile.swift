/// Reads a PC-Axis file (PX) into a cube: the file's own language, codes beside texts where it has them,
/// and the signs for what is no number as the publisher prints them.
struct PXFile {
  private var entries: [PXText.Entry] = []
  private let file: SourceFile
  private var data: PXText.Entry?

  /// - Throws: `RefusedFile` when the text is not PC-Axis, or its parts do not fit each other.
  static func cube(_ file: SourceFile) throws(RefusedFile) -> Cube { try PXFile(file).cube() }

  private init(_ file: SourceFile) throws(RefusedFile) {
    self.file = file
    var (decoded, bytes) = (DecodedText(file), [UInt8]())
    while let piece = try decoded.next() { bytes += piece }
    var text = PXText(bytes)
    do throws(PXText.Fault) {
      while let entry = try text.next() {
        if entry.keyword == "DATA" {
          guard data == nil else {
            throw PXText.Fault(line: entry.line, message: "DATA stands twice")
          }
          data = entry
        } else {
          entries.append(entry)
        }
      }
    } catch {
      throw Self.refusal(file, error.line, error.message)
    }
  }

  private static func refusal(_ file: SourceFile, _ line: Int, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: file.path, line: line, kind: .syntax, message: message)])
  }

  private func refusal(_ line: Int, _ message: String) -> RefusedFile {
    Self.refusal(file, line, message)
  }

  /// The values of a keyword in the file's own language.
  private func values(_ keyword: String, of name: String? = nil) -> [String]? {
    entries.first {
      $0.keyword == keyword && $0.language == nil && $0.about == (name.map { [$0] } ?? [])
    }?.values.map(\.text)
  }

  private func text(_ keyword: String) -> String? {
    values(keyword).map { $0.joined() }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func cube() throws(RefusedFile) -> Cube {
    let names = (values("STUB") ?? []) + (values("HEADING") ?? [])
    guard !names.isEmpty else {
      throw refusal(1, "has neither STUB nor HEADING; expected a PC-Axis file with dimensions")
    }
    var dimensions: [Cube.Dimension] = []
    for name in names { dimensions.append(try dimension(name)) }
    guard Set(names).count == names.count else {
      throw refusal(1, "a dimension stands twice in STUB and HEADING")
    }
    guard let size = Cube.size(dimensions) else {
      throw refusal(1, "the dimensions make more than \(Cube.mostCells) cells")
    }
    guard let data else { throw refusal(1, "has no DATA; expected the figures after DATA=") }
    let cells = try self.cells(data, dimensions, size)
    if values("CONTVARIABLE") == nil, let contents = text("CONTENTS") {
      dimensions.append(
        Cube.Dimension(
          code: "ContentsCode", label: "statistikkvariabel",
          categories: [Cube.Category(code: "", label: contents)]))
    }
    return Cube(
      number: text("TABLEID") ?? text("MATRIX"), title: text("TITLE") ?? text("DESCRIPTION") ?? "",
      updated: updated, dimensions: dimensions, cells: cells)
  }

  /// The day of the last change, which may be told for each measure.
  private var updated: String? {
    entries.filter { $0.keyword == "LAST-UPDATED" && $0.language == nil }
      .compactMap { $0.values.first?.text.prefix(8) }.max().map(String.init)
  }

  private func dimension(_ name: String) throws(RefusedFile) -> Cube.Dimension {
    guard let labels = values("VALUES", of: name), !labels.isEmpty else {
      throw refusal(1, "the dimension \(name) has no VALUES")
    }
    let codes = values("CODES", of: name) ?? labels
    guard codes.count == labels.count else {
      throw refusal(
        1,
        "the dimension \(name) has \(codes.count) CODES and \(labels.count) VALUES; expected as many"
      )
    }
    return Cube.Dimension(
      code: (values("VARIABLECODE", of: name) ?? values("VARIABLE-CODE", of: name))?.first ?? name,
      label: name,
      categories: zip(codes, labels).map { Cube.Category(code: $0, label: $1) })
  }

  private func cells(_ data: PXText.Entry, _ dimensions: [Cube.Dimension], _ size: Int)
    throws(RefusedFile) -> [String]
  {
    let signs = self.signs
    func cell(_ value: PXText.Value) -> String {
      if case .text(let sign) = value { return signs[sign] ?? sign }
      return value.text
    }
    guard entries.contains(where: { $0.keyword == "KEYS" }) else {
      guard data.values.count == size else {
        throw refusal(
          data.line, "DATA has \(data.values.count) cells; expected \(size), as the dimensions make"
        )
      }
      return data.values.map(cell)
    }
    return try keyed(data, dimensions, size, cell)
  }

  /// The cells of a file that names the row before its figures; a row that is not there has none.
  private func keyed(
    _ data: PXText.Entry, _ dimensions: [Cube.Dimension], _ size: Int,
    _ cell: (PXText.Value) -> String
  ) throws(RefusedFile) -> [String] {
    let stub = dimensions.prefix((values("STUB") ?? []).count)
    let width = dimensions.dropFirst(stub.count).reduce(1) { $0 * $1.categories.count }
    var cells = Array(repeating: "", count: size)
    var rest = data.values[...]
    while !rest.isEmpty {
      var row = 0
      for dimension in stub {
        guard let key = rest.popFirst(),
          let place = dimension.categories.firstIndex(where: {
            $0.code == key.text || $0.label == key.text
          })
        else {
          throw refusal(data.line, "a row of DATA does not begin with a key of \(dimension.label)")
        }
        row = row * dimension.categories.count + place
      }
      guard rest.count >= width else {
        throw refusal(data.line, "the last row of DATA has \(rest.count) cells; expected \(width)")
      }
      for column in 0..<width { cells[row * width + column] = rest.popFirst().map(cell) ?? "" }
    }
    return cells
  }

  /// What the publisher prints for each sign of the format: `"..."` may be printed as `:`.
  private var signs: [String: String] {
    var signs: [String: String] = [:]
    for number in 1...6 {
      signs[String(repeating: ".", count: number)] = text("DATASYMBOL\(number)")
    }
    signs["-"] = text("DATASYMBOLNIL")
    return signs
  }
}
