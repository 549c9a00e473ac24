import Files
import Geography

extension NamedUnit {
  /// The unit as the name of a file has it, by code and name: `3417-grue`; the country by its name alone.
  package var inFileName: String {
    let parts = code == .country ? [name.inFileName] : [code.description, name.inFileName]
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
  }
}
