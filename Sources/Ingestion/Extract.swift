import Crypto
import Observations

/// A file as it was understood: its form, its observations, its account and what is wrong with it.
public struct Extract: Sendable {
  public let file: SourceFile
  /// nil when the file is no readable table.
  public let form: Form?
  public let columns: [Column]
  public let observations: [Observation]
  public let reconciliation: Reconciliation
  /// Empty when the file may be imported; a file with any problem is refused whole.
  public let problems: [Problem]

  public struct Form: Sendable {
    public let encoding: TextEncoding
    public let lineEnding: LineEnding
    public let delimiter: Character
    public let decimalMark: Character
    public let title: String?
    public let dataRows: Int
    /// Whose table it is: `ssb`; `unknown` where no recipe fits.
    public let publisher: String
    /// The recipe by which it was read; nil where none fits.
    public let recipe: String?
  }

  /// A column and what it is read as.
  public struct Column: Sendable, Encodable {
    /// From 1.
    public let index: Int
    public let name: String
    /// `unit`, `sex`, `age`, `measure population 2021` …
    public let role: String
  }

  /// SHA-256 over what the file says, apart from how it is written down: the same table saved in
  /// another encoding has the same. Lines and columns are left out.
  public var contentHash: String {
    var hash = SHA256()
    for observation in observations {
      let key = observation.key
      let number = if case .number(let number) = observation.value { "\(number)" } else { "" }
      let fields = [
        key.measure.description, key.unit.description, "\(key.year)", key.sex.rawValue,
        key.age?.description ?? "", observation.value.kind.rawValue, number,
        observation.isProvisional ? "provisional" : "",
      ]
      hash.update(data: Array((fields.joined(separator: ";") + "\n").utf8))
    }
    return hexadecimal(hash.finalize())
  }
}
