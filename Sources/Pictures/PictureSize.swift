/// The sheet that a picture of its own fills.
package enum PictureSize: String, Sendable, CaseIterable {
  /// As large as the picture is drawn.
  case drawn
  /// A slide of 16:9.
  case slide
  /// A sheet of A4, upright or lying, whichever shows the picture larger.
  case a4

  /// What stands in a file's name for it: `16x9`.
  package var inFileName: String? {
    switch self {
    case .drawn: nil
    case .slide: "16x9"
    case .a4: "a4"
    }
  }

  /// A sheet's sides as SVG has them, and their numbers.
  struct Sheet {
    let width: Double
    let height: Double
    let unit: Markup
  }

  /// The sheets to choose from; none for a picture as it is drawn.
  var sheets: [Sheet] {
    switch self {
    case .drawn: []
    case .slide: [Sheet(width: 1920, height: 1080, unit: "")]
    case .a4:
      [Sheet(width: 210, height: 297, unit: "mm"), Sheet(width: 297, height: 210, unit: "mm")]
    }
  }
}
