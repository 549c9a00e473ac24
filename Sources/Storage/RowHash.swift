import Crypto
import Foundation
import Ingestion

/// SHA-256 over rows of cells: tabs between cells, a line feed after each row.
struct RowHash {
  private var hash = SHA256()

  mutating func add(_ cells: [String]) {
    hash.update(data: Data((cells.joined(separator: "\t") + "\n").utf8))
  }

  var hexadecimalDigest: String { hexadecimal(hash.finalize()) }
}
