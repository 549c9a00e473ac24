import Files
import Foundation

extension OutputFolder {
  /// Writes the outputs again from other counts in the place of those that are withheld, and compares every byte.
  /// - Parameters:
  ///   - exchange: nil where no withheld count can be another.
  ///   - write: writes the outputs into a folder, with other figures than the folder's own.
  /// - Throws: `Refusal` where a file differs; what this folder has written is then taken away.
  package func requireTheSame(
    from exchange: Exchange?, _ write: (Exchange, OutputFolder) throws -> Void
  ) throws {
    guard let exchange else { return }
    let scratch = try ScratchFolder()
    let other = OutputFolder(scratch.path, rawText: rawText)
    try write(exchange, other)
    let hashes = Dictionary(
      other.written.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let names = Set(written.map(\.file)).union(hashes.keys)
    let own = Dictionary(
      written.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let differing = names.filter { own[$0] != hashes[$0] }.sorted()
    guard !differing.isEmpty else { return }
    let told = differing.prefix(10).map { name in
      "\(name)\(difference(in: name, from: "\(other.path)/\(name)"))"
    }
    for file in written { try? FileManager.default.removeItem(atPath: "\(root)/\(file.file)") }
    throw Refusal(
      "nothing is shown, since \(differing.count) files would be others with other counts in the place of "
        + "those that are withheld:\n  " + told.joined(separator: "\n  "))
  }

  /// The first line that differs, as `:12`; without what it says, which hangs on what is withheld.
  private func difference(in name: String, from other: String) -> String {
    guard let mine = FileManager.default.contents(atPath: "\(root)/\(name)"),
      let others = FileManager.default.contents(atPath: other)
    else { return "" }
    let place = zip(mine, others).prefix { $0 == $1 }.count
    return ":\(mine.prefix(place).count { $0 == 0x0A } + 1)"
  }
}
