import Foundation

/// An input file that has been opened and surveyed once: its bytes, encoding and SHA-256.
///
/// A file of up to 16 MiB is held in memory; a larger one stays open, and is read piece by piece each
/// time that its bytes are asked for. A pipe is held in memory up to 256 MiB.
public struct SourceFile: Sendable {
  /// The path as the user gave it, for messages.
  public let path: String
  /// The size in bytes.
  public let size: Int
  /// SHA-256 of the bytes, hexadecimal.
  public let sha256: String
  package let encoding: TextEncoding
  /// About how many lines a text has; 0 where that is not known.
  public let lines: Int
  private let content: Content

  private enum Content: Sendable {
    case held([UInt8])
    case open(OpenFile)
  }

  private static let mostHeld = 1 << 24
  private static let mostHeldOfPipe = 1 << 28

  public var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// - Throws: `RefusedFile` when the file cannot be read or is empty.
  public init(path: String) throws(RefusedFile) {
    let file = try OpenFile(path: path)
    try self.init(file)
    guard size > 0 else {
      throw RefusedFile([
        Problem(
          file: path, line: 1, kind: .empty,
          message: "the file is empty; expected a header and at least one row")
      ])
    }
  }

  /// Reads standard input.
  /// - Parameter name: the name shown in error messages.
  public init(standardInputNamed name: String) throws(RefusedFile) {
    try self.init(OpenFile(standardInputNamed: name))
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    content = .held(bytes)
    size = bytes.count
    sha256 = SHA256.digest(of: bytes)
    encoding = TextEncoding(of: bytes)
    lines = bytes.count { $0 == UInt8(ascii: "\n") }
  }

  private init(_ file: OpenFile) throws(RefusedFile) {
    path = file.path
    if let size = file.size, size > Self.mostHeld {
      try Self.requireText(file)
      content = .open(file)
    } else {
      content = .held(try Self.all(file))
    }
    let survey = try ByteSurvey(Self.bytes(content))
    (size, sha256, encoding) = (survey.size, survey.sha256, survey.encoding)
    lines = survey.lineFeeds
  }

  /// Refuses a large file whose first bytes show that it is neither text nor anything with a signature, before all of
  /// it is read.
  private static func requireText(_ file: OpenFile) throws(RefusedFile) {
    var bytes = FileBytes(file)
    guard let first = try bytes.next(), signed(Array(first)) == nil else { return }
    guard !first.contains(0) || EncodingSearch.marked(first) != nil else {
      throw DecodedText.refusal(of: file.path)
    }
  }

  /// A reader of the bytes from the beginning.
  package var bytes: FileBytes { Self.bytes(content, expecting: sha256) }

  private static func bytes(_ content: Content, expecting sha256: String? = nil) -> FileBytes {
    switch content {
    case .held(let bytes): FileBytes(bytes)
    case .open(let file): FileBytes(file, expecting: sha256)
    }
  }

  /// The whole content, for files known to be small.
  package func contents() throws(RefusedFile) -> [UInt8] {
    if case .held(let bytes) = content { return bytes }
    var (bytes, all) = (bytes, [UInt8]())
    while let piece = try bytes.next() { all += piece }
    return all
  }

  private static func all(_ file: OpenFile) throws(RefusedFile) -> [UInt8] {
    var (bytes, all) = (FileBytes(file), [UInt8]())
    all.reserveCapacity(file.size ?? 0)
    while let piece = try bytes.next() {
      all += piece
      guard all.count <= mostHeldOfPipe else {
        throw RefusedFile([
          Problem(
            file: file.path, kind: .limit,
            message: "gives more than 256 MiB and cannot be read twice; expected an ordinary file")
        ])
      }
    }
    return all
  }
}

/// The operating system's message for an error, such as `No such file or directory`; for any other error,
/// its own description.
public func operatingSystemReason(for error: any Error) -> String {
  let information = (error as NSError).userInfo
  guard let underlying = information[NSUnderlyingErrorKey] as? any Error,
    (underlying as NSError).domain == NSPOSIXErrorDomain
  else { return "\(error)" }
  let reason = String(cString: strerror(Int32((underlying as NSError).code)))
  return (information[NSFilePathErrorKey] as? String).map { "\($0): \(reason)" } ?? reason
}
