/// Reads a YAML settings file into a type; errors give line, column and reason.
public enum YAMLFile {
  /// - Throws: `RefusedFile` when the file cannot be read, is not YAML, or does not fit the type.
  public static func read<Content: SettingsReadable>(_ type: Content.Type, path: String)
    throws(RefusedFile) -> Content
  {
    let bytes = try bytes(path)
    do throws(SettingsRefusal) {
      return try Content(reading: SettingsNode(yaml: bytes))
    } catch {
      throw RefusedFile([
        Problem(
          file: path, line: error.line, column: error.column, kind: .syntax, text: error.text,
          message: error.description)
      ])
    }
  }

  /// The line on which an item of a top-level list begins; 0 when there is no such item.
  public static func line(ofItem index: Int, in key: String, path: String) -> Int {
    guard let items = top(of: path)?[key]?.items, items.indices.contains(index) else { return 0 }
    return items[index].line
  }

  /// The line on which a key of a top-level mapping stands; 0 when there is no such key.
  public static func line(ofKey key: String, in mapping: String, path: String) -> Int {
    (try? top(of: path)?[mapping]?.entries.first { $0.key == key }?.line) ?? 0
  }

  /// The file's whole contents; nil where it cannot be read or is not YAML.
  private static func top(of path: String) -> SettingsNode? {
    (try? bytes(path)).flatMap { try? SettingsNode(yaml: $0) }
  }

  private static func bytes(_ path: String) throws(RefusedFile) -> [UInt8] {
    var (file, all) = (FileBytes(try OpenFile(path: path)), [UInt8]())
    while let piece = try file.next() { all += piece }
    guard !all.isEmpty else {
      throw RefusedFile([
        Problem(file: path, line: 1, kind: .empty, message: "the file is empty; expected settings")
      ])
    }
    return all
  }
}
