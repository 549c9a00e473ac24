/// Detects the delimiter of a CSV file.
package enum Delimiter {
  private static let candidates: [UInt8] = [0x3B, 0x09, 0x2C]

  /// Returns the delimiter that a first line `sep=;` declares, or else the candidate that splits most of
  /// the first lines into the same number of cells. A blank qualifies only where every line has quotes
  /// and no other candidate occurs; the default is a semicolon.
  package static func detect(_ file: SourceFile) throws(RefusedFile) -> UInt8 {
    var text = DecodedText(file)
    let lines = (try text.next() ?? [])
      .split(maxSplits: 200, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
      .prefix(200)
    let separatorLine = Array("sep=".utf8)
    if let first = lines.first, first.starts(with: separatorLine), first.count > separatorLine.count
    {
      return first[first.startIndex + separatorLine.count]
    }
    let best = candidates.map { ($0, agreement(on: $0, lines)) }
      .max { ($0.1, $1.0) < ($1.1, $0.0) }
    if let (delimiter, agreement) = best, agreement > 0 { return delimiter }
    let blank = UInt8(ascii: " ")
    let areQuoted = lines.allSatisfy { $0.first == UInt8(ascii: "\"") }
    return areQuoted && agreement(on: blank, lines) > 1 ? blank : candidates[0]
  }

  /// The number of lines that share the most common non-zero count of the candidate outside quotes.
  private static func agreement(on candidate: UInt8, _ lines: some Sequence<ArraySlice<UInt8>>)
    -> Int
  {
    var lengths: [Int: Int] = [:]
    for line in lines {
      var isQuoted = false
      var count = 0
      for byte in line {
        if byte == 0x22 { isQuoted.toggle() } else if byte == candidate, !isQuoted { count += 1 }
      }
      if count > 0 { lengths[count, default: 0] += 1 }
    }
    return lengths.values.max() ?? 0
  }
}
