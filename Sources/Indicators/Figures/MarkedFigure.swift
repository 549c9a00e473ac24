import Observations

/// A cell of a source with what the source says of it.
typealias MarkedCell = (value: CellValue, marks: Observation.Marks)

/// A unit's figure, and whether the source may still change what it is made from.
struct MarkedFigure: Sendable {
  var figure: Figure
  /// Whether any of its parts is.
  var isProvisional = false

  /// A unit of which the data say nothing.
  static let missing = MarkedFigure(figure: .none(.missing, .noFigure))
}
