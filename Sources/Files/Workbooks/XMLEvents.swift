import CExpat
import Foundation

/// Hands out the elements and texts of XML as Expat finds them, piece by piece.
///
/// Declarations of a document type are refused, so that nothing is expanded or fetched.
package final class XMLEvents {
  /// What the XML's reader does at each event.
  package protocol Handler: AnyObject {
    func begin(_ element: XMLName, _ attributes: XMLAttributes)
    func text(_ bytes: UnsafeBufferPointer<CChar>)
    func end(_ element: XMLName)
    /// Is told the line on which the next element begins or ends.
    func at(line: Int)
  }

  private let handler: any Handler
  private var declaresType = false
  /// Nil before and after parsing.
  private var parser: XML_Parser?
  /// The line up to which was parsed, from 1.
  private var line = 1

  /// Whether the handler is told lines.
  private let tellsLines: Bool

  private init(_ handler: any Handler, tellsLines: Bool = false) {
    self.handler = handler
    self.tellsLines = tellsLines
  }

  /// Parses a file that is XML and nothing else.
  /// - Throws: `RefusedFile` with the line at which it is not well-formed.
  package static func parse(_ file: SourceFile, into handler: any Handler) throws(RefusedFile) {
    let bytes = try file.contents()
    let events = XMLEvents(handler, tellsLines: true)
    do throws(ZipArchive.Fault) {
      try events.parse(named: "the file") { (take) throws(ZipArchive.Fault) in
        try bytes.withUnsafeBufferPointer { (all) throws(ZipArchive.Fault) in
          try take(UnsafeRawBufferPointer(all))
        }
      }
    } catch {
      throw RefusedFile([
        Problem(file: file.path, line: events.line, kind: .syntax, message: error.message)
      ])
    }
  }

  /// Parses a file of an archive; does nothing where the archive has no such file.
  /// - Throws: `ZipArchive.Fault` when the file is damaged or not well-formed.
  static func parse(_ name: String, of archive: ZipArchive, into handler: any Handler)
    throws(ZipArchive.Fault)
  {
    guard archive.has(name) else { return }
    try XMLEvents(handler).parse(named: name) { (take) throws(ZipArchive.Fault) in
      try archive.read(name, each: take)
    }
  }

  /// Parses what comes in pieces.
  private func parse(
    named name: String,
    _ read: ((UnsafeRawBufferPointer) throws(ZipArchive.Fault) -> Void) throws(ZipArchive.Fault) ->
      Void
  ) throws(ZipArchive.Fault) {
    guard let parser = XML_ParserCreate(nil) else {
      throw ZipArchive.Fault(message: "no memory for \(name)")
    }
    self.parser = parser
    defer {
      self.parser = nil
      XML_ParserFree(parser)
    }
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name, let events = XMLEvents.of(context) else { return }
        if events.tellsLines { events.handler.at(line: events.currentLine) }
        events.handler.begin(XMLName(name), XMLAttributes(pairs: attributes))
      },
      { context, name in
        guard let name, let events = XMLEvents.of(context) else { return }
        if events.tellsLines { events.handler.at(line: events.currentLine) }
        events.handler.end(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { context, bytes, count in
      XMLEvents.of(context)?.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      XMLEvents.of(context)?.declaresType = true
    }
    func parse(_ bytes: UnsafePointer<CChar>?, _ count: Int, isLast: Bool) throws(ZipArchive.Fault)
    {
      let status = XML_Parse(parser, bytes, Int32(count), isLast ? 1 : 0)
      line = currentLine
      if declaresType { throw ZipArchive.Fault(message: "\(name) declares a document type") }
      guard status == XML_STATUS_OK else {
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
        throw ZipArchive.Fault(
          message: "\(name) is not well-formed XML, line \(line): \(reason)")
      }
    }
    try read { (piece) throws(ZipArchive.Fault) in
      let bytes = piece.bindMemory(to: CChar.self)
      try parse(bytes.baseAddress, bytes.count, isLast: false)
    }
    try parse(nil, 0, isLast: true)
  }

  private var currentLine: Int { Int(XML_GetCurrentLineNumber(parser)) }

  /// The events that the parser was given as its context.
  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The name of an element, without its prefix; valid while the element begins or ends. It is compared where it
/// lies, since a text for each would cost as much as all other reading of a sheet.
package struct XMLName {
  private let bytes: UnsafePointer<CChar>

  fileprivate init(_ name: UnsafePointer<CChar>) {
    bytes = strchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? name
  }

  /// Whether an element has a name, for `switch`.
  package static func ~= (name: StaticString, element: XMLName) -> Bool { element.bytes.is(name) }

  package static func == (element: XMLName, name: StaticString) -> Bool { name ~= element }
}

extension UnsafePointer<CChar> {
  /// Whether these are the bytes of a name and nothing more.
  fileprivate func `is`(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      for (index, byte) in wanted.enumerated() where UInt8(bitPattern: self[index]) != byte {
        return false
      }
      return self[wanted.count] == 0
    }
  }
}

/// The attributes of an element, valid while it begins.
package struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute, by its whole name; nil where the element has none.
  package subscript(name: StaticString) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair.pointee {
      if key.is(name) { return pair[1].map { String(cString: $0) } ?? "" }
      pair += 2
    }
    return nil
  }

  /// The value of the attribute of another namespace, whatever its prefix; nil where the element has none.
  func qualified(_ name: StaticString) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair.pointee {
      if let colon = strchr(key, Int32(UInt8(ascii: ":"))), UnsafePointer(colon + 1).is(name) {
        return pair[1].map { String(cString: $0) }
      }
      pair += 2
    }
    return nil
  }
}

extension XMLEvents.Handler {
  package func at(line: Int) {}
}
