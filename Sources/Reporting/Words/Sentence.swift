/// A sentence with places to fill in: `{{name}}` is what the name says, `{{#name}}…{{/name}}` stands only where
/// it says something, and `{{^name}}…{{/name}}` only where it does not.
///
/// A filled sentence has one blank between its words, and none at its ends; a narrow space that never breaks
/// stands before a sign of percent.
struct Sentence: Sendable {
  /// Says what of a sentence's braces is not as it should be.
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  private let source: [UInt8]

  /// - Throws: `Malformed` for braces that do not match, and for a place that is no name.
  init(_ text: String) throws(Malformed) {
    source = Self.bound(Array(text.utf8))
    var filling = Filling(source: source, values: [:])
    try filling.fill(isShown: false)
  }

  /// - Returns: the sentence with its places filled in; a name that has no value says nothing.
  func filled(_ values: [String: String]) -> String {
    var filling = Filling(source: source, values: values)
    // What has been checked when it was made fails no more.
    try? filling.fill()
    return String(decoding: Self.withSingleBlanks(filling.filled), as: UTF8.self)
  }

  private static let blank = UInt8(ascii: " ")

  /// The text with narrow spaces that never break before its signs of percent.
  private static func bound(_ text: [UInt8]) -> [UInt8] {
    var bound: [UInt8] = []
    bound.reserveCapacity(text.count)
    for (place, byte) in text.enumerated() {
      let isBeforeSign =
        byte == blank && place > 0 && place + 1 < text.count
        && text[place + 1] == UInt8(ascii: "%")
        && (text[place - 1] == UInt8(ascii: "}") || text[place - 1].isASCIIDigit)
      if isBeforeSign { bound += "\u{202F}".utf8 } else { bound.append(byte) }
    }
    return bound
  }

  private static func withSingleBlanks(_ text: [UInt8]) -> [UInt8] {
    var single: [UInt8] = []
    single.reserveCapacity(text.count)
    for byte in text where byte != blank || (single.last ?? blank) != blank { single.append(byte) }
    if single.last == blank { single.removeLast() }
    return single
  }
}

/// A walk through a sentence that writes it down.
private struct Filling {
  let source: [UInt8]
  let values: [String: String]
  private(set) var filled: [UInt8] = []
  private var place = 0

  init(source: [UInt8], values: [String: String]) {
    self.source = source
    self.values = values
  }

  /// Writes what stands up to the end of a section, or of the sentence.
  /// - Parameter isShown: false to walk only.
  mutating func fill(section: String? = nil, isShown: Bool = true) throws(Sentence.Malformed) {
    while let tag = try nextTag(isShown: isShown) {
      switch tag.kind {
      case .end:
        guard tag.name == section else {
          throw Sentence.Malformed(description: "{{/\(tag.name)}} ends nothing")
        }
        return
      case .value: if isShown { filled += (values[tag.name] ?? "").utf8 }
      case .where, .whereNot:
        let isSaid = values[tag.name]?.isEmpty == false
        try fill(section: tag.name, isShown: isShown && isSaid == (tag.kind == .where))
      }
    }
    if let section {
      throw Sentence.Malformed(description: "the section \(section) has no {{/\(section)}}")
    }
  }

  private struct Tag {
    enum Kind { case value, `where`, whereNot, end }

    let kind: Kind
    let name: String
  }

  /// The next place to fill in, what stands before it written down; nil at the end.
  private mutating func nextTag(isShown: Bool) throws(Sentence.Malformed) -> Tag? {
    let begin = place
    while place < source.count, !isTwice(UInt8(ascii: "{"), at: place) { place += 1 }
    if isShown { filled += source[begin..<place] }
    guard place < source.count else { return nil }
    place += 2
    let kind: Tag.Kind
    switch place < source.count ? source[place] : 0 {
    case UInt8(ascii: "#"): kind = .where
    case UInt8(ascii: "^"): kind = .whereNot
    case UInt8(ascii: "/"): kind = .end
    default: kind = .value
    }
    if kind != .value { place += 1 }
    let first = place
    while place < source.count, Self.isOfName(source[place]) { place += 1 }
    let name = String(decoding: source[first..<place], as: UTF8.self)
    guard !name.isEmpty, isTwice(UInt8(ascii: "}"), at: place) else {
      throw Sentence.Malformed(description: "a {{ is not followed by a name and }}")
    }
    place += 2
    return Tag(kind: kind, name: name)
  }

  private func isTwice(_ brace: UInt8, at place: Int) -> Bool {
    place + 1 < source.count && source[place] == brace && source[place + 1] == brace
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }
}
