import Statistics

/// The sign of a verdict: its shape tells as much as its colour.
package enum Mark: String, Sendable, CaseIterable {
  /// Triangles towards the side that is worse or better; filled where the difference is certain by the
  /// strict standard too.
  case clearlyWorse, worse, better, clearlyBetter
  /// No certain difference.
  case same
  /// A certain difference where neither way is better: squares.
  case different, clearlyDifferent
  /// Not tested.
  case none

  package var ink: Ink {
    switch self {
    case .clearlyWorse, .worse: .worse
    case .clearlyBetter, .better: .better
    case .same, .none: .same
    case .different, .clearlyDifferent: .ink
    }
  }

  private var isFilled: Bool {
    switch self {
    case .clearlyWorse, .clearlyBetter, .clearlyDifferent: true
    default: false
    }
  }

  /// Draws the mark with its middle at a point.
  package func drawn(x: Double, y: Double) -> Markup {
    let paint: Markup =
      isFilled
      ? "\(fill: ink)"
      : " class=\"s-\(ink.rawValue) f-ground\" fill=\"#ffffff\" stroke=\"\(ink.colour)\" stroke-width=\"2.2\""
    let dashes: Markup = self == .none ? " stroke-dasharray=\"2.5 2\"" : ""
    let shape: Markup =
      switch self {
      case .clearlyWorse: "<path d=\"M\(x + 5) \(y - 7)v14l-12 -7z\""
      case .worse: "<path d=\"M\(x + 4.5) \(y - 6)v12l-10.5 -6z\""
      case .clearlyBetter: "<path d=\"M\(x - 5) \(y - 7)v14l12 -7z\""
      case .better: "<path d=\"M\(x - 4.5) \(y - 6)v12l10.5 -6z\""
      case .same: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5.2\""
      case .different, .clearlyDifferent: "<path d=\"M\(x - 5) \(y - 5)h10v10h-10z\""
      case .none: "<path d=\"M\(x) \(y - 6)l6 6l-6 6l-6 -6z\""
      }
    return "\(shape)\(paint)\(dashes)/>"
  }

  /// The mark alone as a small picture beside a word that says the same, on a page with `definitions`. How large it
  /// is, the style says.
  package var symbol: Markup {
    "<svg aria-hidden=\"true\"><use href=\"#m-\(rawValue)\"/></svg>"
  }

  /// The shapes that a page's symbols show, drawn once and out of sight.
  package static let definitions: Markup = {
    let symbols = allCases.map { mark -> Markup in
      "<symbol id=\"m-\(mark.rawValue)\" viewBox=\"-8 -8 16 16\">\(mark.drawn(x: 0, y: 0))</symbol>"
    }
    return
      "<svg width=\"0\" height=\"0\" class=\"vh\" aria-hidden=\"true\">\(Markup.joined(symbols))</svg>"
  }()
}
