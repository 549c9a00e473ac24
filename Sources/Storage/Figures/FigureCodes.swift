import GRDB
import Observations

extension CellValue.Kind {
  /// The kinds of value in the order of their stored codes, which is never changed.
  static let stored: [CellValue.Kind] = [
    .number, .zeroBySymbol, .lessThanHalf, .suppressed, .missing, .notApplicable, .notComputable,
  ]

  /// The code under which the database stores the kind.
  var code: Int64 {
    switch self {
    case .number: 0
    case .zeroBySymbol: 1
    case .lessThanHalf: 2
    case .suppressed: 3
    case .missing: 4
    case .notApplicable: 5
    case .notComputable: 6
    }
  }
}

extension CellValue {
  /// The value of a stored cell.
  /// - Throws: `StoreError` for a kind that the program does not write.
  init(code: Int64, number: Double) throws(StoreError) {
    guard let code = Int(exactly: code), Kind.stored.indices.contains(code),
      let value = CellValue(Kind.stored[code], number: number)
    else { throw StoreError("an observation is not as the program writes it: kind \(code)") }
    self = value
  }
}
