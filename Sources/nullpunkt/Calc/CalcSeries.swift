extension [CalcRow] {
  /// The rows of each unit, units in the order of their first row; all together where the table has
  /// no column `unit`.
  func byUnit() -> [(unit: String, rows: [CalcRow])] {
    var places: [String: Int] = [:]
    var groups: [(unit: String, rows: [CalcRow])] = []
    for row in self {
      let unit = row.text("unit") ?? ""
      if let place = places[unit] {
        groups[place].rows.append(row)
      } else {
        places[unit] = groups.count
        groups.append((unit, [row]))
      }
    }
    return groups
  }
}
