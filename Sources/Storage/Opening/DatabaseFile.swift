import Foundation

/// The file of a database as it lies on disk, judged by its first bytes before SQLite is let near it: whatever is
/// refused here has not been touched.
struct DatabaseFile {
  /// The number that a database of ours carries in its header, "Npkt"; those from before it have none.
  static let applicationID: UInt32 = 0x4E70_6B74
  /// The same of a database that was written for others, "NpkP".
  static let publicID: UInt32 = 0x4E70_6B50

  let path: String
  /// The database carries our number.
  let isMarked: Bool
  /// It was written for others, without what completes a withheld figure.
  let isPublic: Bool
  /// The number of steps by which its tables were made; 0 for one from before they were counted.
  let steps: Int
  /// A log with something in it lies beside it: another process uses it, or one has been cut short.
  let hasLog: Bool

  /// Looks at what lies at a path.
  /// - Returns: nil where nothing does.
  /// - Throws: `StoreError` for anything that cannot be a database of ours.
  init?(path: String) throws(StoreError) {
    self.path = path
    hasLog = (Self.status(of: path + "-wal")?.st_size ?? 0) > 0
    guard let status = Self.status(of: path) else {
      guard !hasLog else {
        throw StoreError(
          "the log \(path)-wal lies there without its database; copy the database as well, or remove "
            + "the log if there is none")
      }
      return nil
    }
    if let kind = Self.kind(status.st_mode) {
      throw StoreError("\(path) is \(kind); expected the file of a database")
    }
    guard status.st_size > 0 else {
      throw StoreError(
        hasLog
          ? "\(path) is empty, and a log lies beside it; copy the whole database there, both files or "
            + "what nullpunkt backup writes"
          : "\(path) is an empty file and no database; remove it, and nullpunkt run makes one there"
      )
    }
    let header = try Self.header(of: path)
    guard header.starts(with: Self.signature) else {
      throw StoreError("the database \(path) cannot be opened: the file is no database")
    }
    func number(at place: Int) -> UInt32 {
      header[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    let id = number(at: 68)
    guard [0, Self.applicationID, Self.publicID].contains(id) else {
      throw StoreError(
        "\(path) is the database of another program (application_id \(id)); expected one that "
          + "nullpunkt made")
    }
    isMarked = id != 0
    isPublic = id == Self.publicID
    steps = isMarked ? Int(number(at: 60)) : 0
    let known = Schema.migrator.migrations.count
    guard steps <= known else {
      throw StoreError(
        "the database \(path) was made by a later version of nullpunkt, in \(steps) steps of which "
          + "this one knows \(known); open it with that version")
    }
  }

  private static let signature = Array("SQLite format 3\0".utf8)

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// What a thing is that is no regular file; nil for one.
  private static func kind(_ mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  private static func header(of path: String) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw StoreError(
        "the database \(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    guard read(descriptor, &bytes, bytes.count) == bytes.count else {
      throw StoreError("the database \(path) cannot be opened: the file is no database")
    }
    return bytes
  }

  /// Whether the database and its folder may be written to, as SQLite must to read beside a writer.
  var isWritable: Bool {
    access(path, W_OK) == 0
      && access(URL(fileURLWithPath: path).deletingLastPathComponent().path, W_OK) == 0
  }

  /// Whether another process has the database open: it holds a lock on the index of the log.
  var isInUse: Bool {
    let descriptor = open(path + "-shm", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // The byte that SQLite locks for as long as a connection uses the index.
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 128
    lock.l_len = 1
    return fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  /// The address under which SQLite reads the file as something that nobody changes: without a lock, and
  /// without a file beside it.
  var unchangingAddress: String {
    let kept = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    let absolute = URL(fileURLWithPath: path).path
    return "file:\(absolute.addingPercentEncoding(withAllowedCharacters: kept) ?? absolute)"
      + "?mode=ro&immutable=1"
  }
}
