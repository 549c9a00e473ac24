import Files
import HostileTexts
import Testing

/// What a terminal is sent of a text.
struct ShownTextTests {
  @Test(arguments: [
    ("Kongsvinger", "Kongsvinger"), ("Våler – Åsnes", "Våler – Åsnes"),
    ("5\u{202F}053", "5\u{202F}053"),
    ("\u{1B}[31mred", "\\u001b[31mred"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{202E}x", "\\u202ex"),
    ("\u{9B}x", "\\u009bx"), ("\u{E0041}", "\\udb40\\udc41"), ("\u{0}", "\\u0000"), ("😀", "😀"),
    ("Kárášjohka", "Kárášjohka"),
  ])
  func whatSteersIsShown(_ text: String, _ shown: String) {
    #expect(text.shown() == shown)
  }

  @Test func lineEndsMayBeKept() {
    #expect("a\nb\u{7}\r\n".shown(keepingLineEnds: true) == "a\nb\\u0007\\r\n")
  }

  @Test(arguments: HostileTexts.all) func nothingHostileIsSent(_ text: String) {
    #expect(Faults.onTerminal(text.shown()) == [])
    #expect(!text.shown().contains { $0.isNewline })
  }

  @Test func problemIsOneLine() {
    let problem = Problem(
      file: "a\nb.csv", line: 2, kind: .value, text: "\u{1B}[2J", message: "is no number")
    #expect(problem.description == #"a\nb.csv:2: "\u001b[2J": is no number"#)
  }
}
