/// The numbers of a printed text: `2 av 789`, `16,9 %`, `42,1`.
struct PrintedTokens {
  /// Counts of some among others.
  private(set) var counts: [(counts: WithheldFigures.Counts, text: String)] = []
  /// Shares in tenths of percent, and means in tenths of points; no differences, which have a sign.
  private(set) var tenths: [(tenths: Int, text: String)] = []
  /// The number that the text is, where it is a whole one and nothing else.
  private(set) var count: Int?

  private struct Number {
    let range: Range<Int>
    let whole: Int
    /// Its one decimal; nil for a whole number.
    let decimal: Int?
    let isSigned: Bool
  }

  init(_ text: String) {
    let letters = Array(text.unicodeScalars)
    let numbers = Self.numbers(letters)
    func said(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(letters[range]))
    }
    for (place, number) in numbers.enumerated() {
      if let decimal = number.decimal {
        if !number.isSigned {
          tenths.append((number.whole * 10 + decimal, said(number.range)))
        }
        continue
      }
      guard place + 1 < numbers.count, numbers[place + 1].decimal == nil else { continue }
      let next = numbers[place + 1]
      let between = said(number.range.upperBound..<next.range.lowerBound)
        .filter { !$0.isWhitespace && $0 != "\u{00A0}" && $0 != "\u{202F}" }.lowercased()
      if ["av", "of", "/"].contains(between) {
        counts.append(
          (
            .init(x: number.whole, n: next.whole),
            said(number.range.lowerBound..<next.range.upperBound)
          ))
      }
    }
    if numbers.count == 1, let only = numbers.first, only.decimal == nil, !only.isSigned,
      letters.indices.allSatisfy({ only.range.contains($0) || letters[$0].properties.isWhitespace })
    {
      count = only.whole
    }
  }

  private static func numbers(_ letters: [Unicode.Scalar]) -> [Number] {
    func digit(_ index: Int) -> Int? {
      guard index < letters.count, ("0"..."9").contains(letters[index]) else { return nil }
      return Int(letters[index].value) - 0x30
    }
    var (numbers, index) = ([Number](), 0)
    while index < letters.count {
      guard digit(index) != nil else {
        index += 1
        continue
      }
      let start = index
      var (whole, decimal): (Int, Int?) = (0, nil)
      while let next = digit(index) {
        whole = whole &* 10 &+ next
        index += 1
      }
      // Groups of three digits: by a narrow blank in Norwegian, by a comma in English.
      while index < letters.count, ["\u{202F}", "\u{00A0}", ","].contains(letters[index]),
        index - start <= 11, let a = digit(index + 1), let b = digit(index + 2),
        let c = digit(index + 3), digit(index + 4) == nil
      {
        whole = whole &* 1000 &+ (a * 100 + b * 10 + c)
        index += 4
      }
      if index < letters.count, letters[index] == "," || letters[index] == ".",
        let tenth = digit(index + 1)
      {
        decimal = tenth
        var end = index + 2
        while digit(end) != nil { end += 1 }
        // Of more decimals, which nobody prints, the number is as it would be printed.
        if end > index + 2, let next = digit(index + 2), next >= 5 { decimal = tenth + 1 }
        index = end
      }
      let sign = start > 0 ? letters[start - 1] : " "
      numbers.append(
        Number(
          range: start..<index, whole: whole, decimal: decimal,
          isSigned: ["+", "−", "-"].contains(sign)))
    }
    return numbers
  }
}
