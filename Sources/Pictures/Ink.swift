/// What a colour stands for in a picture.
///
/// Colours are written out, so that a picture is whole by itself in a document; a class of the same name
/// lets a page give it the colour of a dark screen or of paper.
package enum Ink: String, Sendable, CaseIterable {
  /// Text and lines that carry the picture, and text beside them.
  case ink, mute
  /// Lines of the grid, the ground of a picture and areas behind what is shown.
  case line, ground, soft, band, mid
  /// The unit that the picture is about.
  case unit
  case worse, better, same

  /// The colour on white, as `#rrggbb`.
  package var colour: String {
    switch self {
    case .ink: "#15212b"
    case .mute: "#56636f"
    case .line: "#d6dde3"
    case .ground: "#ffffff"
    case .soft: "#f4f6f8"
    case .band: "#d3dae0"
    case .mid: "#aab5bf"
    case .unit: "#0b4f6c"
    case .worse: "#b0460a"
    case .better: "#0b5cad"
    case .same: "#56636f"
    }
  }
}
