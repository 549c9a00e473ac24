import Classification
import Files
import Geography
import Observations

/// From a file's bytes to observations: finds the form, picks the recipe, reads, accounts.
///
/// Rows are read and handed on one by one. What is kept beside the row is small: a fingerprint of
/// each row, to find those that stand twice, sums by series, notes on breaks, and the problems.
public struct ExtractReader: Sendable {
  private let recipes: Recipes
  private let geography: Geography

  public init(recipes: Recipes, geography: Geography) {
    self.recipes = recipes
    self.geography = geography
  }

  /// Reads the whole file, and hands over each observation in its order, with the number of its series
  /// in the file: from 0, and the same for equal series. What is wrong with the file is in the
  /// answer, not thrown.
  public func read<Failure: Error>(
    _ file: SourceFile,
    each handle: (_ observation: Observation, _ series: Int) throws(Failure) -> Void
  ) throws(Failure) -> Extract {
    if KlassFile.isOne(file) { return Extract(klass: file) }
    var reading: ExtractReading
    do throws(RefusedFile) {
      reading = try ExtractReading(file, recipes, geography)
    } catch {
      return Extract(file, refused: error)
    }
    while let figures = reading.nextRow() {
      for figure in figures { try handle(figure.observation, figure.series) }
    }
    return reading.extract
  }

  /// A first attempt at a recipe for a file that none knows.
  /// - Throws: `RefusedFile` when it is no table with a column of places.
  public func draft(_ file: SourceFile) throws(RefusedFile) -> RecipeDraft {
    try RecipeDraft(file, recipes, geography)
  }

  /// Reads the whole file for what can be said of it.
  public func read(_ file: SourceFile) -> Extract { read(file) { _, _ in } }
}
