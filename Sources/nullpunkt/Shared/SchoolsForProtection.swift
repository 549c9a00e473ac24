import Analysis
import Disclosure
import Indicators
import Observations
import Storage

extension Store {
  /// Where the schools lie, if what is withheld may hang on it: a school's figure is what its municipality has more
  /// than the others. Empty where every source with figures has protected them itself.
  func schoolsForProtection(_ knowledge: Knowledge) throws -> SchoolRegister {
    let rules = try knowledge.rules
    let measures = try knowledge.catalogue.indicators.filter { !rules.isOpen($0.source) }
      .map(\.mainMeasure)
    return try years(of: Set(measures)).isEmpty ? SchoolRegister() : schools()
  }
}
