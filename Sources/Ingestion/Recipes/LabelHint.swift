import Files

/// What a refusal offers in place of a label that is not known.
enum LabelHint {
  /// `perhaps Kvinner; ` for `Kvinnr`; empty where no label is like the text.
  static func nearest(to text: String, among labels: some Sequence<String>) -> String {
    NearestNames.misspelt(text, among: labels).map { "perhaps \($0); " } ?? ""
  }
}

extension Recipe {
  /// The header of a table that the recipe reads, in a line: `region;alder;Personer 2021`.
  var exampleHeader: String {
    let period: ColumnRole = columns[.window] == nil ? .year : .window
    let pattern = values.first ?? ColumnPattern("{measure} {\(period.rawValue)}")
    let required = columns.filter { role, _ in
      role != .ignore && !optional.contains(role)
        && pattern?.has { $0.rawValue == role.rawValue || ($0.period != nil && role.period != nil) }
          != true
    }
    let keys = ColumnRole.allCases.compactMap { required[$0]?.all }
    let level = place.level.map { [$0.column] } ?? []
    let patterns = [pattern?.example(measure: measures.first?.labels.all.first)].compactMap { $0 }
    let names = level + [place.column.all[0]] + keys.compactMap(\.first) + patterns
    return names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ";")
  }
}

extension ColumnPattern {
  /// A name that fits, with an example in each place.
  fileprivate func example(measure: String?) -> String {
    let examples: [(Place, String)] = [
      (.measure, measure ?? "Antall"), (.year, "2021"), (.month, "Januar"), (.quarter, "2021K4"),
      (.window, "2018_2020"), (.sex, "Kvinner"), (.age, "20-24 år"), (.level, "Alle trinn"),
      (.schoolYear, "2020-21"), (.categories, "Alle eierformer.Begge kjønn"),
      (.title, measure ?? "Antall"),
    ]
    return examples.reduce(text) { $0.replacing("{\($1.0.rawValue)}", with: $1.1) }
  }
}
