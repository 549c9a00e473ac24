import Foundation

/// Swaps two folders in one step, so that no reader finds one missing or half written.
///
/// Linux's `renameat2` with `RENAME_EXCHANGE`, which Swift's view of the C library does not show and
/// which is therefore looked up by name.
package enum FolderExchange {
  private typealias Renameat2 =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32
  private static let renameExchange: UInt32 = 2

  /// - Throws: the operating system's error.
  package static func swap(_ one: String, _ other: String) throws {
    guard let symbol = dlsym(nil, "renameat2") else { throw POSIXError(.ENOSYS) }
    let renameat2 = unsafeBitCast(symbol, to: Renameat2.self)
    guard renameat2(AT_FDCWD, one, AT_FDCWD, other, renameExchange) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
