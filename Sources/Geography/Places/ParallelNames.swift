/// Sámi and Kven names of units that tables use but the classifications omit.
enum ParallelNames {
  static func of(_ unit: UnitCode) -> [String] {
    switch unit {
    case .municipality(let code): unlisted[code.description] ?? []
    case .county(let code): unlisted[code.description] ?? []
    default: []
    }
  }

  private static let unlisted = [
    "0301": ["Oslove"], "1841": ["Fuosko"], "03": ["Oslove"], "18": ["Nordlánnda", "Nordlaante"],
    "50": ["Trööndelage"], "19": ["Romsa", "Tromssa"], "55": ["Romsa", "Tromssa"],
    "20": ["Finnmárku", "Finmarkku"], "56": ["Finnmárku", "Finmarkku"],
    "54": ["Romsa ja Finnmárku", "Tromssa ja Finmarkku"],
  ]
}
