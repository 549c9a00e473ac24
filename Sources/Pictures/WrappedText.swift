/// Text set in lines, by how wide a letter commonly is in a sans-serif face: SVG does not break lines itself.
package enum WrappedText {
  /// The width of a line, a little too large rather than too small.
  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { sum, character in
      let narrow = "iljtfrI.,:;'|!()[] \u{00A0}\u{202F}"
      let wide = "mwMW%ÆØ@—"
      return sum + (narrow.contains(character) ? 0.33 : wide.contains(character) ? 0.9 : 0.58)
    } * size * (isBold ? 1.06 : 1)
  }

  /// The lines of a text, broken at spaces; a word wider than a line has one of its own.
  package static func lines(
    _ text: String, within width: Double, size: Double, isBold: Bool = false
  )
    -> [String]
  {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, Self.width("\(last) \(word)", size: size, isBold: isBold) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
