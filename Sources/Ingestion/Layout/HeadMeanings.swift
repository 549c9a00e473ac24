import Geography
import Observations

/// What texts can mean in the headers of one recipe's tables, each looked up once.
final class HeadMeanings {
  let labels: Labels
  let geography: Geography
  private var places: RegionCellReader
  private var known: [Question: [(HeadLabels.Dimension, HeadLabels.Reading)]] = [:]

  private struct Question: Hashable {
    let text: String
    let year: Int?
  }

  init(_ labels: Labels, _ geography: Geography) {
    self.labels = labels
    self.geography = geography
    places = RegionCellReader(geography)
  }

  /// What a text can mean, in each dimension.
  /// - Parameter year: the year stated above the header, for texts that name only a month.
  func of(_ text: String, year: Int?) -> [(HeadLabels.Dimension, HeadLabels.Reading)] {
    let question = Question(text: text, year: year)
    if let found = known[question] { return found }
    var found: [(HeadLabels.Dimension, HeadLabels.Reading)] = []
    let (plain, isMarked) = labels.symbols.withoutProvisionalMark(text)
    for dimension in HeadLabels.Dimension.allCases {
      var part = HeadLabels.Reading()
      switch dimension {
      case .place: part.place = isPlace(text) ? text : nil
      case .measure: part.measure = labels.measure(text).map { _ in text }
      case .sex: part.sex = labels.sex(text)
      case .age: part.age = labels.age(text)
      case .level: part.level = labels.besideWhole(text) == nil ? labels.listedLevel(text) : nil
      case .period:
        part.period =
          labels.recipe.columns.keys.lazy.compactMap { role in
            role.period.flatMap { self.labels.period(plain, $0, year: year) }
          }.first
        part.isProvisional = isMarked && part.period != nil
      }
      if part != HeadLabels.Reading() { found.append((dimension, part)) }
    }
    known[question] = found
    return found
  }

  private func isPlace(_ text: String) -> Bool {
    RegionCell.noUnit(text) != nil
      || (try? places.read(text, RegionContext(isWithoutRegions: true))) != nil
  }
}
