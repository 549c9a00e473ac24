import Classification
import Files
import Geography
import Observations

/// Reads a file into observations: detects the layout, selects the recipe, reads the rows and reconciles
/// the sums.
///
/// Rows are read and handed on one by one. What is kept beside the row is small: a fingerprint of
/// each row, to find those that stand twice, sums by series, notes on breaks, and the problems.
public struct ExtractReader: Sendable {
  private let recipes: Recipes
  private let geography: Geography
  private let ranges: [Measure: ClosedRange<Double>]
  /// The sheet to read of a workbook with several tables, by its name.
  public var sheet: String?

  /// - Parameter ranges: the possible values of measures, in the units in which they are kept; of others
  ///   only the unit bounds them.
  public init(
    recipes: Recipes, geography: Geography, ranges: [Measure: ClosedRange<Double>] = [:]
  ) {
    self.ranges = ranges
    self.recipes = recipes
    self.geography = geography
  }

  /// Reads the whole file and passes each observation to `handle` in file order, with the number of its
  /// series: from 0, equal for equal series. Problems with the file are returned in the result, not
  /// thrown.
  public func read<Failure: Error>(
    _ file: SourceFile,
    each handle: (_ observation: Observation, _ series: Int) throws(Failure) -> Void
  ) throws(Failure) -> Extract {
    var reading: ExtractReading
    do throws(RefusedFile) {
      if KlassFile.isOne(file) { return Extract(klass: file) }
      reading = try ExtractReading(file, sheet: sheet, recipes, geography, ranges: ranges)
    } catch {
      return Extract(file, refused: error)
    }
    while let figures = reading.nextRow() {
      for figure in figures { try handle(figure.observation, figure.series) }
    }
    return reading.extract
  }

  /// Drafts a recipe for a file that no recipe fits.
  /// - Throws: `RefusedFile` when the file is not a table with a column of places.
  public func draft(_ file: SourceFile) throws(RefusedFile) -> RecipeDraft {
    try RecipeDraft(file, sheet: sheet, recipes, geography)
  }

  /// Reads the whole file without storing its observations, and returns the summary.
  public func read(_ file: SourceFile) -> Extract { read(file) { _, _ in } }
}
