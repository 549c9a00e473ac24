import Geography

/// A municipality's four digits or a county's two.
enum KlassCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  case county(CountyCode)
  case municipality(MunicipalityCode)

  init?(_ text: some StringProtocol) {
    if let code = MunicipalityCode(text) {
      self = .municipality(code)
    } else if let code = CountyCode(text) {
      self = .county(code)
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .county(let code): code.description
    case .municipality(let code): code.description
    }
  }

  /// True for the classification's own codes for "not in any municipality or county".
  var isUnplaced: Bool {
    switch self {
    case .county(let code): code.description == "99" || UnplacedCode("\(code)00") != nil
    case .municipality(let code): UnplacedCode(code.description) != nil
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}
