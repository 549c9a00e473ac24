/// The reason why a row has no figure, no interval or no comparison. The text stands in tables for
/// researchers; reports say it in their own language.
public enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
  case publishedWithoutCounts = "the source publishes the share without counts: no interval"
  case benchmarkWithoutCounts = "the benchmark is published without counts: no test"
  case benchmarkWithoutUnit = "the benchmark's counts do not hold the unit's: no test"
  case surveyWithoutCounts = "the counts behind a survey's printed share are not known: no test"
  case inconsistentAnswers = "the survey's share, answered and invited do not fit together"
  case denominatorNotDerivable =
    "the denominator cannot be told from the count and its rounded share"
  case noFigure = "the data hold no figure"
  case partWithoutFigure = "a part of the unit has no figure"
  case suppressedBySource = "withheld by the source"
  case notApplicableBySource = "not applicable according to the source"
  case notComputableBySource = "not computable according to the source"
  case nobody = "nobody in the denominator"
  case inconsistentCounts = "the numerator exceeds the denominator or is not a count"
  case agesNotInSource = "the source's age bands do not make up the indicator's"
  case brokenSeries = "the series is broken between the zero point and the year"
  case onlyForCountsAndMeans =
    "differences in differences are computed for shares of counts, and for means"
  case unknownSpread = "the spread between persons cannot be estimated: no interval"
  case bordersChanged = "borders have changed: the unit cannot be followed to this year"
  case bordersChangedBetweenDays =
    "borders changed between the day of the count and the day of the population: no share"
  case schoolNotPlaced = "no file says in which municipality the school lies"
  case schoolOnDividedGround =
    "changed borders divide the school's municipality, and no file says in which part it lies"
  case schoolOutside = "the school lies in no municipality"
  case wholeBenchmark = "the unit is the whole of its benchmark"
  case benchmarkWithoutFigure = "the benchmark has no figure"
  case partialBenchmark = "the benchmark is its municipalities that have figures"
  case zeroPointWithoutFigure = "the zero point has no figure for the unit"
  case provisional = "provisional figures: the source may still change them"
  case unsealed = "not sealed: the zero point of the year does not hold the figure"
  /// The only reason that the door gives: telling apart why a figure is withheld would tell that it is small.
  case withheld = "withheld to protect people"
  /// As results of earlier editions have it.
  case fewPeople = "few people: protected by the primary rule"
  case givesBack = "the sum would give back a figure that is withheld"
}
