import Foundation
import Synchronization

/// What another program writes into a pipe, read beside everything else and kept in memory until it is asked for.
final class CollectedOutput: Sendable {
  private let collected = Mutex(Data())
  private let isRead = DispatchSemaphore(value: 0)

  init(of handle: FileHandle) {
    DispatchQueue.global().async { [self] in
      let all = (try? handle.readToEnd()) ?? nil
      collected.withLock { $0 = all ?? Data() }
      isRead.signal()
    }
  }

  /// All of it, when the program has closed the pipe.
  var text: String {
    isRead.wait()
    defer { isRead.signal() }
    return collected.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
