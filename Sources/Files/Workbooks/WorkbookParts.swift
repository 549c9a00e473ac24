/// The parts of a workbook, found as the package's relationships lead to them.
struct WorkbookParts {
  struct Sheet {
    let name: String
    /// The sheet's file in the archive.
    let path: String
    /// Whether the sheet's user does not see it.
    let isHidden: Bool
  }

  let sheets: [Sheet]
  /// The files of number formats and of texts that cells share, which a workbook may lack.
  let styles: String
  let sharedTexts: String
  /// Whether days are counted from 1904, as on old Macintoshes.
  let countsFrom1904: Bool
  /// Whether the program that wrote the workbook left its formulas to be computed by who opens it.
  let isUncomputed: Bool

  /// - Throws: `ZipArchive.Fault` when the archive is damaged.
  init(_ archive: ZipArchive) throws(ZipArchive.Fault) {
    let path = try Self.book(in: archive)
    let book = BookContents()
    try XMLEvents.parse(path, of: archive, into: book)
    let related = try Relationships(of: path, in: archive)
    sheets = book.sheets.compactMap { sheet in
      related.targets[sheet.id].map {
        Sheet(name: sheet.name, path: $0, isHidden: sheet.isHidden)
      }
    }
    styles = related.ofType["styles"] ?? "xl/styles.xml"
    sharedTexts = related.ofType["sharedstrings"] ?? "xl/sharedStrings.xml"
    countsFrom1904 = book.countsFrom1904
    isUncomputed = book.isUncomputed
  }

  /// The workbook's own part, which the package's relationships name.
  static func book(in archive: ZipArchive) throws(ZipArchive.Fault) -> String {
    try Relationships(of: "", in: archive).ofType["officedocument"] ?? "xl/workbook.xml"
  }
}

/// What a part of a package leads to: files by the names of relationships, and by their types.
private struct Relationships {
  private(set) var targets: [String: String] = [:]
  /// By the type's last word in lower case, which is the same in both of the standard's namespaces.
  private(set) var ofType: [String: String] = [:]

  /// - Parameter part: the part's file; empty for the package itself.
  init(of part: String, in archive: ZipArchive) throws(ZipArchive.Fault) {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { part[...$0] } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    let found = Found()
    try XMLEvents.parse("\(folder)_rels/\(name).rels", of: archive, into: found)
    for entry in found.entries {
      // A target is relative to the part's folder, or begins at the archive's root.
      let path =
        entry.target.hasPrefix("/")
        ? String(entry.target.dropFirst()) : Self.resolved(folder + entry.target)
      targets[entry.id] = path
      ofType[entry.type] = ofType[entry.type] ?? path
    }
  }

  /// The path without steps to itself and to the folder above: `xl/../xl/styles.xml`.
  private static func resolved(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private final class Found: XMLEvents.Handler {
    private(set) var entries: [(id: String, type: String, target: String)] = []

    func begin(_ element: XMLName, _ attributes: XMLAttributes) {
      guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
      else { return }
      let type = attributes["Type"]?.split(separator: "/").last?.lowercased() ?? ""
      entries.append((id, type, target))
    }

    func text(_ bytes: UnsafeBufferPointer<CChar>) {}
    func end(_ element: XMLName) {}
  }
}

/// Collects what the workbook's own part says of its sheets and of how numbers are counted.
private final class BookContents: XMLEvents.Handler {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  private(set) var isUncomputed = false

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    func isTrue(_ name: StaticString) -> Bool { ["1", "true"].contains(attributes[name]) }
    switch element {
    case "sheet":
      // The prefix of the relationships' namespace is the writing program's choice.
      if let name = attributes["name"], let id = attributes.qualified("id") {
        sheets.append((name, id, ["hidden", "veryHidden"].contains(attributes["state"])))
      }
    case "workbookPr": countsFrom1904 = isTrue("date1904")
    case "calcPr": isUncomputed = isTrue("fullCalcOnLoad")
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<CChar>) {}
  func end(_ element: XMLName) {}
}
