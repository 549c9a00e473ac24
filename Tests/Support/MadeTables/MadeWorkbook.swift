/// A workbook of texts and whole numbers as bytes: an archive whose parts are stored as they are.
public struct MadeWorkbook {
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - sheets: by name, the rows from the first; an empty text is a cell that is not there.
  ///   - merged: the ranges of the first sheet that are shown as one cell, `A3:A6`.
  ///   - cells: XML of the first sheet's rows in place of what the rows would be.
  ///   - hidden: the indices of sheets that are not shown.
  ///   - formats: number formats, of which the first is style 3.
  ///   - about: XML about the workbook, before its list of sheets.
  ///   - isStrict: whether it is written in the standard's strict namespaces, with parts elsewhere.
  public init(
    sheets: [(name: String, rows: [[String]])], merged: [String] = [], cells: String? = nil,
    hidden: Set<Int> = [], formats: [String] = [], about: String = "", isStrict: Bool = false
  ) {
    let main =
      isStrict
      ? "xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\""
      : "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relation =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let (folder, prefix) = isStrict ? ("book", "rel") : ("xl", "r")
    let listed = sheets.enumerated().map { index, sheet in
      let state = hidden.contains(index) ? " state=\"hidden\"" : ""
      return
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 5)\"\(state) \(prefix):id=\"r\(index)\"/>"
    }.joined()
    let targets = sheets.indices.map { index in
      "<Relationship Id=\"r\(index)\" Type=\"\(relation)/worksheet\" "
        + "Target=\"worksheets/sheet\(index).xml\"/>"
    }.joined()
    let codes = formats.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(code)\"/>"
    }.joined()
    let styles = ([0, 14, 10] + formats.indices.map { 164 + $0 }).map { "<xf numFmtId=\"\($0)\"/>" }
      .joined()
    var parts = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" "
          + "Target=\"/\(folder)/workbook.xml\"/></Relationships>"
      ),
      (
        "\(folder)/workbook.xml",
        "<workbook \(main) xmlns:\(prefix)=\"\(relation)\">\(about)<sheets>\(listed)</sheets></workbook>"
      ),
      (
        "\(folder)/_rels/workbook.xml.rels",
        "<Relationships>\(targets)<Relationship Id=\"s\" Type=\"\(relation)/styles\" "
          + "Target=\"../\(folder)/looks.xml\"/></Relationships>"
      ),
      (
        "\(folder)/looks.xml",
        "<styleSheet \(main)><numFmts>\(codes)</numFmts><cellXfs>\(styles)</cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      let ranges = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      let isFirst = index == 0
      parts.append(
        (
          "\(folder)/worksheets/sheet\(index).xml",
          "<worksheet \(main)><sheetData>\(isFirst ? cells ?? Self.xml(sheet.rows) : Self.xml(sheet.rows))"
            + "</sheetData>\(isFirst && !merged.isEmpty ? "<mergeCells>\(ranges)</mergeCells>" : "")"
            + "</worksheet>"
        ))
    }
    bytes = StoredArchive.bytes(parts.map { ($0.0, Array($0.1.utf8)) })
  }

  private static func xml(_ rows: [[String]]) -> String {
    rows.enumerated().map { number, row in
      let cells = row.enumerated().map { index, cell in
        let place = "\(column(index))\(number + 1)"
        if cell.isEmpty { return "" }
        if !cell.hasPrefix("0"), cell.count > 2, cell.allSatisfy(\.isNumber), cell.count < 9 {
          return "<c r=\"\(place)\"><v>\(cell)</v></c>"
        }
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
      }
      return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
    }.joined()
  }

  private static func column(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : column(index / 26 - 1) + letter
  }
}

/// An archive (ZIP) of parts that are not compressed.
public enum StoredArchive {
  public static func bytes(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    for (name, content) in parts {
      let offset = bytes.count
      let about =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(checksum(content), 4)
        + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
        + little(0, 2)
      bytes += little(0x0403_4B50, 4) + about + Array(name.utf8) + content
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + about + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(offset, 4) + Array(name.utf8)
    }
    return bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32 as archives use it.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
