/// Names that somebody may have given a place, a school or an indicator, and that would do something
/// where they are shown: run as a formula, become HTML or Markdown, or steer a terminal.
public enum HostileTexts {
  public static let all: [String] =
    formulas + html + markdown + steering + [
      "two\nlines", "two\r\nlines", "\n# A heading", "a\n\nb | c |\n| :-- | :-- |", "null\u{0}byte",
      String(repeating: "long ", count: 2_000), String(repeating: "å", count: 3_000),
      "quo\"te, semi;colon, 'tick'", "{{year}} {{#x}}y{{/x}}", "%s %n %1$@ \\(name) $HOME `id`",
    ]

  static let formulas = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1",
    "=HYPERLINK(\"http://a.example\",\"here\")", "'=1+1", "''@x", " =1+1", "＝1+1", "-",
  ]

  static let html = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td></tr></table><h1>x",
    "&lt;b&gt; & &amp; &#60;i&#62;", "<!-- comment", "\" onmouseover=\"alert(1)",
  ]

  static let markdown = [
    "a | b | c", "[here](javascript:alert(1))", "![x](http://a.example/x.png)", "`code` ``more``",
    "**bold** _it_ ~~no~~", "# heading", "- item", "1. item", "http://a.example www.a.example",
    "<a@b.example>", "back\\slash\\| bar",
  ]

  static let steering = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{1B}[2J\u{1B}[H", "\u{9B}31m", "bell\u{7}",
    "back\u{8}\u{8}space", "\u{202E}desrever", "\u{2066}isolated\u{2069}\u{200F}",
    "zero\u{200B}width\u{FEFF}", "line\u{2028}paragraph\u{2029}next\u{85}end", "del\u{7F}ete",
    "tag\u{E0041}s",
  ]
}
