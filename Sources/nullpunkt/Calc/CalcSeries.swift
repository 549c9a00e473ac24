extension [CalcRow] {
  /// Groups the rows by the column `unit`, in order of first row; a single group where the table has no
  /// such column.
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
