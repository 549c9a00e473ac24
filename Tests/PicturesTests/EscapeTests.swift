import Testing

@testable import Pictures

/// What a name can do to a page: nothing.
struct EscapeTests {
  static let nasty = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "a & b",
    "&lt;", "]]>", "<!--", "--><svg onload=x>", "</title><script>", "</style>",
    "javascript:alert(1)",
    "{{unit}}", "\u{202E}abc", "\u{2066}x\u{2069}", "\u{200F}", "a\u{0}b", "\u{1B}[31m", "\u{7F}",
    "\u{85}",
    "\u{FFFE}", "=1+1", "+1", "-1", "@x", "a\tb", "a\r\nb", "|a|b|", "*a* _b_ `c`", "[x](y)", "# a",
    "\\", "\\u003c", "%3Cscript%3E", "é å ø æ Ŋ", "Kárášjohka - Karasjok", "👩‍👧", "", " ",
    "\u{061C}x",
    "\u{FEFF}x",
  ]

  @Test(arguments: nasty) func textBecomesNoMarkup(_ text: String) {
    let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
    let inside = markup.text.dropFirst("<p title=\"".count).dropLast("</p>".count)
    #expect(inside.count { $0 == "<" } == 0)
    #expect(inside.count { $0 == ">" } == 1)
    #expect(inside.unicodeScalars.count { $0 == "\"" } == 1)
    #expect(!inside.unicodeScalars.contains("'"))
    for scalar in inside.unicodeScalars {
      #expect(scalar.value >= 0x20 || scalar == "\n" || scalar == "\t")
      #expect(
        !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      #expect(!(0x7F...0x9F).contains(scalar.value) && scalar.value != 0xFFFE)
    }
  }

  @Test func lettersOfAllLanguagesStay() {
    let markup: Markup = "\("Kárášjohka – Å 16,2\u{202F}% “x” 日本")"
    #expect(markup.text == "Kárášjohka – Å 16,2\u{202F}% “x” 日本")
  }

  @Test(arguments: nasty) func textInScriptStaysText(_ text: String) {
    let markup: Markup = "\(json: text)"
    #expect(markup.text.dropFirst().dropLast().allSatisfy { !"\"<>&'\n\r".contains($0) })
  }

  @Test(arguments: [
    (0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.36, "12.4"), (-3.25, "-3.3"), (300, "300"),
    (Double.nan, "0"), (Double.infinity, "0"),
  ]) func coordinatesHaveAtMostOneDecimal(_ number: Double, _ text: String) {
    let markup: Markup = "\(number)"
    #expect(markup.text == text)
  }
}
