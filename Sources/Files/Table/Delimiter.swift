/// Detects the delimiter of a CSV file.
package enum Delimiter {
  private static let candidates: [UInt8] = [0x3B, 0x09, 0x2C]

  /// Returns the delimiter that a first line `sep=;` declares, or else the candidate that splits most of
  /// the first lines, and most that follow one another, into the same number of cells, so that commas in a
  /// title and in figures do not outdo the semicolons of a short table. A blank qualifies only where every line has quotes
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
    let agreements = candidates.map { (delimiter: $0, agreement: agreement(on: $0, lines)) }
    // Of equals the first holds.
    let best = agreements.reduce(agreements[0]) { $0.agreement < $1.agreement ? $1 : $0 }
    if best.agreement.lines > 0 { return best.delimiter }
    let blank = UInt8(ascii: " ")
    let areQuoted = lines.allSatisfy { $0.first == UInt8(ascii: "\"") }
    return areQuoted && agreement(on: blank, lines).lines > 1 ? blank : candidates[0]
  }

  /// How well lines agree on a delimiter.
  private struct Agreement: Comparable {
    /// The number of lines that share the most common count above zero.
    var lines = 0
    /// The number of lines that share a count above zero and follow one another.
    var run = 0
    /// The count that they share.
    var count = 0

    static func < (a: Agreement, b: Agreement) -> Bool {
      (a.lines + a.run, a.count) < (b.lines + b.run, b.count)
    }
  }

  private static func agreement(on candidate: UInt8, _ lines: some Sequence<ArraySlice<UInt8>>)
    -> Agreement
  {
    var numbers: [Int: Int] = [:]
    var agreement = Agreement()
    var run = (count: 0, lines: 0)
    for line in lines {
      var isQuoted = false
      var count = 0
      for byte in line {
        if byte == 0x22 { isQuoted.toggle() } else if byte == candidate, !isQuoted { count += 1 }
      }
      run = (count, count == run.count ? run.lines + 1 : 1)
      guard count > 0 else { continue }
      numbers[count, default: 0] += 1
      if run.lines > agreement.run { (agreement.run, agreement.count) = (run.lines, count) }
    }
    agreement.lines = numbers.values.max() ?? 0
    return agreement
  }
}
