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
  /// Where the title's first line stands.
  private static let top = margin + 16
  /// From the picture to the source's first line.
  private static let gap = 20.0

  /// The whole as a file of its own, its colours written out, so that any program shows it alike.
  package func file(_ size: PictureSize = .drawn) -> Markup {
    let least = max(picture.width, Self.narrowest) + 2 * Self.margin
    let captions = Captions(self, width: least)
    // A wider sheet breaks fewer lines: what fits at the least width fits at any other.
    let fits = size.sheets.map { sheet in
      (sheet: sheet, width: max(least, sheet.width / sheet.height * captions.height))
    }
    guard let best = fits.max(by: { $0.sheet.width / $0.width < $1.sheet.width / $1.width }) else {
      return file(captions, height: captions.height, shown: (least, captions.height, ""))
    }
    let sheet = best.sheet
    return file(
      Captions(self, width: best.width), height: best.width * sheet.height / sheet.width,
      shown: (sheet.width, sheet.height, sheet.unit))
  }

  /// - Parameters:
  ///   - height: of the drawing's sheet; the picture stands in the middle of what the captions leave.
  ///   - shown: the sides as the file gives them, with their unit.
  private func file(
    _ captions: Captions, height: Double, shown: (width: Double, height: Double, unit: Markup)
  ) -> Markup {
    let (margin, width) = (Self.margin, captions.width)
    var body = Markup()
    var y = Self.top
    func write(_ caption: Caption) {
      for line in caption.lines {
        body += Picture.label(
          line, x: margin, y: y, caption.ink, size: caption.size, isBold: caption.isBold)
        y += caption.step
      }
    }
    let spare = height - captions.height
    write(captions.title)
    write(captions.unit)
    let left = max(margin, (width - picture.width) / 2)
    body +=
      "<g transform=\"translate(\(spare > 0 ? left : margin) \(y + spare / 2))\">\(picture.body)</g>"
    y += picture.height + Self.gap + spare
    write(captions.source)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(shown.width)\(shown.unit)" height="\(shown.height)\(shown.unit)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(picture.id)-t \(picture.id)-d" \
      font-family="\(Picture.fonts)">\
      \(picture.names)<path\(fill: .ground) d="M0 0h\(width)v\(height)h-\(width)z"/>\(body)</svg>

      """
  }

  /// A text in lines, and how they are written.
  private struct Caption {
    let lines: [String]
    let ink: Ink
    let size: Double
    let isBold: Bool
    /// From one line to the next.
    let step: Double

    var height: Double { step * Double(lines.count) }
  }

  /// What stands above and below the picture, in lines of a width.
  private struct Captions {
    let width: Double
    let title: Caption
    let unit: Caption
    let source: Caption
    /// Of the captions with the picture.
    let height: Double

    init(_ whole: CaptionedPicture, width: Double) {
      func caption(_ text: String, _ ink: Ink, size: Double, step: Double, isBold: Bool = false)
        -> Caption
      {
        let lines = WrappedText.lines(
          text, within: width - 2 * CaptionedPicture.margin, size: size, isBold: isBold)
        return Caption(lines: lines, ink: ink, size: size, isBold: isBold, step: step)
      }
      self.width = width
      title = caption(whole.picture.title, .ink, size: 17, step: 22, isBold: true)
      unit = caption(whole.unit, .mute, size: 13, step: 18)
      source = caption(whole.source, .mute, size: 11, step: 15)
      height =
        CaptionedPicture.top + title.height + unit.height + whole.picture.height
        + CaptionedPicture.gap + (source.height - source.step) + CaptionedPicture.margin
    }
  }
}
