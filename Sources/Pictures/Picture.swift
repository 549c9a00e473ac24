/// A picture as SVG, with a title and a description for those who cannot see it.
package struct Picture: Sendable {
  /// A name that is the picture's own on its page, of letters, digits and hyphens.
  package let id: String
  package let title: String
  package let description: String
  package let width: Double
  package let height: Double
  let body: Markup

  package init(
    id: String, title: String, description: String, width: Double, height: Double, body: Markup
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.body = body
  }

  /// The picture for a page, as wide as its place, but never much larger than it is drawn.
  package var inline: Markup {
    let picture: Markup = """
      <svg class="chart" viewBox="0 0 \(width) \(height)" style="max-width:\(1.2 * width)px" role="img" \
      aria-labelledby="\(id)-t \(id)-d">\(names)\(body)</svg>
      """
    guard width > Self.widestOnPhone else { return picture }
    return
      "<div class=\"scroll wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(title)\">\(picture)</div>"
  }

  /// A wider picture is moved sideways on a phone: made smaller, its letters could not be read.
  private static var widestOnPhone: Double { 500 }

  /// The picture as a file for a document that says around it what its numbers are.
  /// - Parameter scale: how much larger it says to be than it is drawn, for whoever makes dots of it.
  package func bareFile(scale: Double = 1) -> Markup {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(scale * width)" height="\(scale * height)" \
    viewBox="0 0 \(width) \(height)" font-family="\(Self.fonts)">\(names)\(body)</svg>

    """
  }

  /// The fonts of a file, the first that a machine has.
  static let fonts = "Inter, 'Segoe UI', 'Noto Sans', Arial, sans-serif"

  /// The title and the description as screen readers find them.
  var names: Markup {
    "<title id=\"\(id)-t\">\(title)</title><desc id=\"\(id)-d\">\(description)</desc>"
  }

  /// A line of text.
  static func label(
    _ text: String, x: Double, y: Double, _ ink: Ink = .mute, size: Double = 12,
    anchor: Anchor = .start, isBold: Bool = false
  ) -> Markup {
    let weight: Markup = isBold ? " font-weight=\"700\"" : ""
    let place: Markup =
      switch anchor {
      case .start: ""
      case .middle: " text-anchor=\"middle\""
      case .end: " text-anchor=\"end\""
      }
    return
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\"\(fill: ink)\(place)\(weight)>\(text)</text>"
  }

  enum Anchor { case start, middle, end }

  static func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ ink: Ink, _ width: Double,
    dashes: Markup = ""
  ) -> Markup {
    "<path d=\"M\(from.x) \(from.y)L\(to.x) \(to.y)\"\(line: ink, width: width)\(dashes)/>"
  }

  static func dot(_ x: Double, _ y: Double, _ radius: Double, _ ink: Ink) -> Markup {
    "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"\(fill: ink)/>"
  }

  /// A broken line through points; what lies between a gap is not joined.
  package static func path(_ points: [(x: Double, y: Double)?]) -> Markup {
    var path = Markup()
    var isDrawing = false
    for point in points {
      guard let point else {
        isDrawing = false
        continue
      }
      path += isDrawing ? "L\(point.x) \(point.y)" : "M\(point.x) \(point.y)"
      isDrawing = true
    }
    return path
  }
}

/// A number on an axis and how it is printed.
package struct Tick: Sendable, Equatable {
  package let value: Double
  package let label: String

  package init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}
