import Geography
import Observations

extension Observation.Key {
  /// What the figure is about, as a made table says it.
  package var meanings: [MadeTable.Role: String] {
    [
      .place: unit == .country ? "0" : unit.description, .sex: series.sex.rawValue,
      .age: series.age?.description ?? "", .measure: series.measure.name,
      .year: series.period.description,
    ]
  }
}

extension CellValue {
  /// Whether the value is what a made table prints so.
  package func isPrinted(as text: String) -> Bool {
    switch text {
    case ":": self == .suppressed
    case "..": self == .missing
    case "-": self == .zeroBySymbol
    default: number == Double(text)
    }
  }
}
