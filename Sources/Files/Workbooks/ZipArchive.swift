import CZip

/// The files of a ZIP archive that lies in memory, read through libzip.
final class ZipArchive {
  private let archive: OpaquePointer
  /// The archive's bytes, which libzip reads as long as it is open.
  private let memory: UnsafeMutableRawBufferPointer

  /// What is wrong with the archive.
  struct Fault: Error { let message: String }

  private static let pieceSize = 1 << 16
  /// A part larger than this is no sheet that somebody made.
  private static let mostBytes = 1 << 30
  /// A part above the size that unpacks to more times its size than this was made to fill the memory; sheets
  /// come to ten or twenty times theirs.
  private static let (suspectBytes, mostTimes) = (1 << 25, 200)

  /// - Throws: `Fault` when the bytes are no ZIP archive.
  init(_ bytes: [UInt8]) throws(Fault) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    copy.copyBytes(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy.baseAddress, UInt64(bytes.count), 0, &error),
      let opened = zip_open_from_source(source, Int32(ZIP_RDONLY | ZIP_CHECKCONS), &error)
    else {
      copy.deallocate()
      let reason = String(cString: zip_error_strerror(&error))
      throw Fault(
        message:
          "is a damaged archive or workbook (\(reason)); expected a whole workbook (.xlsx), or CSV")
    }
    archive = opened
    memory = copy
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// Hands out a file's bytes in pieces, in order; nothing where the archive has no such file.
  /// - Throws: `Fault` when the file is damaged or encrypted, or unpacks to more than 1 GiB; what `handle`
  ///   throws.
  func read(_ name: String, each handle: (UnsafeRawBufferPointer) throws(Fault) -> Void)
    throws(Fault)
  {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      throw Fault(message: "\(name): \(String(cString: zip_strerror(archive)))")
    }
    defer { zip_fclose(file) }
    var about = zip_stat_t()
    let isDescribed = zip_stat_index(archive, UInt64(index), 0, &about) == 0
    let packed = isDescribed ? Int(clamping: about.comp_size) : 0
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 1)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count = zip_fread(file, piece.baseAddress, UInt64(piece.count))
      guard count >= 0 else { throw Fault(message: "\(name) is damaged") }
      if count == 0 { return }
      total += Int(count)
      guard total <= Self.mostBytes else {
        throw Fault(message: "\(name) unpacks to more than 1 GiB")
      }
      guard total <= Self.suspectBytes || total / Self.mostTimes <= packed else {
        throw Fault(
          message:
            "\(name) unpacks to more than \(Self.mostTimes) times its size, as an archive that is made "
            + "to fill the memory (a ZIP bomb); expected a workbook (.xlsx) or CSV")
      }
      try handle(UnsafeRawBufferPointer(rebasing: piece[..<Int(count)]))
    }
  }
}
