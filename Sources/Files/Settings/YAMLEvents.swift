internal import CYAML

/// Iterates over the events of a YAML text, as libyaml parses them.
struct YAMLEvents: ~Copyable {
  /// Allocated on the heap because libyaml keeps a pointer to it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>

  enum Event {
    case scalar(String, isPlain: Bool, anchor: String?)
    case startOfList(anchor: String?)
    case startOfMapping(anchor: String?)
    case alias(String)
    /// The end of a list or mapping.
    case end
    case startOfDocument, endOfText
  }

  /// - Parameter bytes: the text, which must outlive this value.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Returns the next event with its line and column, both from 1.
  /// - Throws: `SettingsRefusal` where the text is not well-formed YAML.
  mutating func next() throws(SettingsRefusal) -> (event: Event, line: Int, column: Int) {
    var raw = yaml_event_t()
    repeat {
      guard yaml_parser_parse(parser, &raw) == 1 else { throw refusal }
    } while raw.type == YAML_STREAM_START_EVENT || raw.type == YAML_DOCUMENT_END_EVENT
    defer { yaml_event_delete(&raw) }
    return (Self.event(raw), Int(raw.start_mark.line) + 1, Int(raw.start_mark.column) + 1)
  }

  private static func event(_ raw: yaml_event_t) -> Event {
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      return .scalar(
        String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: name(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return .startOfList(anchor: name(raw.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      return .startOfMapping(anchor: name(raw.data.mapping_start.anchor))
    case YAML_ALIAS_EVENT: return .alias(name(raw.data.alias.anchor) ?? "")
    case YAML_DOCUMENT_START_EVENT: return .startOfDocument
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    default: return .endOfText
    }
  }

  private static func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }

  /// The error that libyaml reports, with its place.
  private var refusal: SettingsRefusal {
    let reason = parser.pointee.problem.map { String(cString: $0) } ?? "is not YAML"
    guard parser.pointee.error == YAML_READER_ERROR else {
      let mark = parser.pointee.problem_mark
      return SettingsRefusal(
        line: Int(mark.line) + 1, column: Int(mark.column) + 1, reason, path: nil)
    }
    // Bytes that are no text have an offset instead of a line.
    let before = bytes.prefix(Int(parser.pointee.problem_offset))
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    return SettingsRefusal(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: String(decoding: before[lineStart...], as: UTF8.self).count + 1,
      "\(reason); expected text in UTF-8", path: nil)
  }
}
