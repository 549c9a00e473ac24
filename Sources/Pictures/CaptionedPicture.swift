/// A picture that is sent by itself: with its title above, what its numbers are in, and where they are from.
package struct CaptionedPicture: Sendable {
  package let picture: Picture
  /// What the numbers are in: `Andel i prosent`.
  package let unit: String
  /// Where the figures are from, and of when.
  package let source: String

  package init(_ picture: Picture, unit: String, source: String) {
    self.picture = picture
    self.unit = unit
    self.source = source
  }

  private static let margin = 16.0
  private static let narrowest = 480.0

  /// The whole as a file of its own, its colours written out, so that any program shows it alike.
  package var file: Markup {
    let margin = Self.margin
    let width = max(picture.width, Self.narrowest) + 2 * margin
    let title = lines(picture.title, width, size: 17, isBold: true)
    let unit = lines(unit, width, size: 13)
    let source = lines(source, width, size: 11)
    var body = Markup()
    var y = margin + 16
    func write(_ lines: [String], _ ink: Ink, size: Double, step: Double, isBold: Bool = false) {
      for line in lines {
        body += Picture.label(line, x: margin, y: y, ink, size: size, isBold: isBold)
        y += step
      }
    }
    write(title, .ink, size: 17, step: 22, isBold: true)
    write(unit, .mute, size: 13, step: 18)
    body += "<g transform=\"translate(\(margin) \(y))\">\(picture.body)</g>"
    y += picture.height + 20
    write(source, .mute, size: 11, step: 15)
    let height = y - 15 + margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(picture.id)-t \(picture.id)-d" \
      font-family="\(Picture.fonts)">\
      \(picture.names)<path\(fill: .ground) d="M0 0h\(width)v\(height)h-\(width)z"/>\(body)</svg>

      """
  }

  private func lines(_ text: String, _ width: Double, size: Double, isBold: Bool = false)
    -> [String]
  {
    WrappedText.lines(text, within: width - 2 * Self.margin, size: size, isBold: isBold)
  }
}
