import Foundation
import Ingestion

/// The lines of standard input, each with its line end: LF, CRLF or CR. No more than a line and a
/// block are in memory.
struct StandardInputLines: IteratorProtocol {
  private var block: ArraySlice<UInt8> = []
  private let handle = FileHandle.standardInput
  private static let blockSize = 1 << 16

  mutating func next() -> ArraySlice<UInt8>? {
    var searched = block.startIndex
    while true {
      if let end = block[searched...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        // A CR at the end of a block may be the first half of a CRLF.
        let isSplit = block[end] == 0x0D && end + 1 == block.endIndex
        if !isSplit || !readMore() { return take(through: lineEnd(at: end)) }
        searched = block.startIndex
        continue
      }
      let length = block.count
      guard readMore() else { return block.isEmpty ? nil : take(through: block.endIndex - 1) }
      searched = block.startIndex + length
    }
  }

  private func lineEnd(at first: Int) -> Int {
    let isPair = block[first] == 0x0D && first + 1 < block.endIndex && block[first + 1] == 0x0A
    return isPair ? first + 1 : first
  }

  private mutating func take(through end: Int) -> ArraySlice<UInt8> {
    let line = block[...end]
    block = block[(end + 1)...]
    return line
  }

  /// False at the end. Ends the program where standard input cannot be read: half a table must not
  /// look like a whole one.
  private mutating func readMore() -> Bool {
    do {
      guard let more = try handle.read(upToCount: Self.blockSize), !more.isEmpty else {
        return false
      }
      block = ArraySlice(Array(block) + more)
      return true
    } catch {
      Console.explain("standard input cannot be read: \(operatingSystemReason(for: error))")
      exit(1)
    }
  }
}
