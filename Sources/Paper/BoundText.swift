extension String {
  /// The text with its figures held together: no line ends inside `1 843`, `12,3 %`, `298 av 1 843` or
  /// `+2,3 til +5,6`. The narrow spaces of figures become no-break spaces, which every program keeps.
  var bound: String {
    guard utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return self }
    return replacing("\u{202F}", with: "\u{A0}")
      .replacing(/([0-9%\u{A0}]) (\p{Ll}{2,3}) ([-−+(0-9])/) {
        "\($0.output.1)\u{A0}\($0.output.2)\u{A0}\($0.output.3)"
      }
      .replacing(/([0-9]) (%|år\b)/) { "\($0.output.1)\u{A0}\($0.output.2)" }
  }
}
