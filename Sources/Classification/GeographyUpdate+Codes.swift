import Geography

/// Merges code lists: with dates of validity, or complete for one day that the file does not state.
extension GeographyUpdate {
  /// Merges a list with dates. The earliest first day, and the latest last day where every row has one,
  /// may only be the limits of the requested period.
  mutating func mergeDated(_ rows: [KlassFile.CodeRow], _ file: KlassFile) {
    let firstDay = rows.compactMap(\.from).min()
    let lastDay = rows.allSatisfy { $0.to != nil } ? rows.compactMap(\.to).max() : nil
    for row in rows.sorted(by: { Self.isBefore($0, $1) }) {
      guard let from = row.from else {
        contradict(file, row.line, ["validFrom"], "", "expected the first day of \(row.code)")
        continue
      }
      let isClipped = from == firstDay
      if let known = version(of: row.code, on: from) {
        if !agree(known.name, row.name) {
          guard from > lastKnown, known.from != from, !isClipped else {
            contradictName(file, row, known)
            continue
          }
          end(row.code, on: from)
          begin(row.code, row.name, on: from)
        } else if from > lastKnown, known.from != from, isRenamed(known.name, row.name) {
          end(row.code, on: from)
          begin(row.code, row.name, on: from)
        } else if !isClipped, from > Self.start, known.from != from, !isContinued(row, rows) {
          contradict(
            file, row.line, ["validFrom"], from.description,
            "\(row.code) is in force on the day before in our lists; expected "
              + (known.from?.description ?? "an earlier day"))
          continue
        }
      } else if from > lastKnown {
        begin(row.code, row.name, on: from)
      } else {
        contradict(
          file, row.line, ["code"], row.code.description,
          "is not in force on \(from) in our lists, which are complete through \(lastKnown); "
            + "expected a code of that day")
        continue
      }
      mergeEnd(of: row, lastDay, file)
    }
  }

  /// Whether another row holds the code until the day on which this one begins.
  private func isContinued(_ row: KlassFile.CodeRow, _ rows: [KlassFile.CodeRow]) -> Bool {
    rows.contains { $0.code == row.code && $0.to == row.from }
  }

  private static func isBefore(_ a: KlassFile.CodeRow, _ b: KlassFile.CodeRow) -> Bool {
    guard let first = a.from, let second = b.from else { return a.from == nil && b.from != nil }
    return first < second
  }

  private mutating func mergeEnd(
    of row: KlassFile.CodeRow, _ lastDay: CalendarDay?, _ file: KlassFile
  ) {
    guard let to = row.to, to != lastDay else { return }
    let isInForce = version(of: row.code, on: to).map { agree($0.name, row.name) } ?? false
    guard isInForce else { return }
    if to > lastKnown {
      end(row.code, on: to)
    } else {
      contradict(
        file, row.line, ["validTo"], to.description,
        "\(row.code) is in force on that day in our lists, which are complete through "
          + "\(lastKnown); expected a later day, or none")
    }
  }

  /// Merges the complete list of one day, which the user must state.
  mutating func mergeUndated(
    _ rows: [KlassFile.CodeRow], _ validFrom: CalendarDay?, _ file: KlassFile
  ) {
    let isOfCounties = rows.contains { if case .county = $0.code { true } else { false } }
    let listed = Set(rows.map(\.code))
    func inForce(_ day: CalendarDay) -> Set<KlassCode> {
      Set(
        places.filter { code, versions in
          let isCounty = if case .county = code { true } else { false }
          return isCounty == isOfCounties && !code.isUnplaced
            && versions.contains { $0.contains(day) }
        }.keys)
    }
    let days = Set(places.values.flatMap { $0.compactMap(\.from) } + [Self.start])
    guard let day = validFrom ?? days.filter({ inForce($0) == listed }).max() else {
      contradict(
        file, 1, ["code"], "\(rows.count) codes",
        "is the list of no day that we know, and does not say from when it is valid; expected the "
          + "day with --valid-from")
      return
    }
    for row in rows where version(of: row.code, on: day) == nil {
      guard day > lastKnown else {
        contradict(
          file, row.line, ["code"], row.code.description,
          "is not in force on \(day) in our lists; expected a code of that day")
        continue
      }
      begin(row.code, row.name, on: day)
    }
    for row in rows {
      guard let known = version(of: row.code, on: day) else { continue }
      if !agree(known.name, row.name) {
        contradictName(file, row, known)
      } else if known.from != day, isRenamed(known.name, row.name) {
        if day > lastKnown {
          end(row.code, on: day)
          begin(row.code, row.name, on: day)
        } else if validFrom == nil, known.to == nil {
          contradict(
            file, row.line, ["name"], row.name,
            "is called \(known.name) in our lists, and the file does not say from when it has this name; "
              + "expected the day with --valid-from")
        }
      }
    }
    for code in inForce(day).subtracting(listed).sorted() {
      guard day > lastKnown else {
        contradict(
          file, 0, [], code.description, "is in force on \(day) in our lists and not in the file")
        continue
      }
      end(code, on: day)
    }
  }
}
