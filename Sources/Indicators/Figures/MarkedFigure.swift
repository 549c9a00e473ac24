import Observations

/// The value of a source's cell with its marks.
typealias MarkedCell = (value: CellValue, marks: Observation.Marks)

/// A unit's figure, whether the source may still revise the data behind it, and whether a zero point of
/// its year lacks it.
struct MarkedFigure: Sendable {
  var figure: Figure
  /// True when any part of the figure is provisional.
  var isProvisional = false
  /// True when any part of the figure is not sealed although a zero point of the year is.
  var isUnsealed = false

  /// The figure of a unit without data.
  static let missing = MarkedFigure(figure: .none(.missing, .noFigure))
}
