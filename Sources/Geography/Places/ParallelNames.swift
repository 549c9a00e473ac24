/// Names in Sámi and Kven under which tables know units whose names in the classifications of our
/// data lack them.
enum ParallelNames {
  static func of(_ unit: UnitCode) -> [String] {
    switch unit {
    case .municipality(let code): unlisted[code.description] ?? []
    case .county(let code): unlisted[code.description] ?? []
    default: []
    }
  }

  private static let unlisted = [
    "0301": ["Oslove"], "03": ["Oslove"], "18": ["Nordlánnda", "Nordlaante"],
    "50": ["Trööndelage"], "19": ["Romsa", "Tromssa"], "55": ["Romsa", "Tromssa"],
    "20": ["Finnmárku", "Finmarkku"], "56": ["Finnmárku", "Finmarkku"],
    "54": ["Romsa ja Finnmárku", "Tromssa ja Finmarkku"],
  ]
}
