import Chance
import Foundation
import Geography

/// Made people over some years, and what of them is counted, found without any of the program's own code.
struct MadePersons {
  struct Day: Comparable {
    let year: Int
    let month: Int
    let day: Int

    static func < (a: Day, b: Day) -> Bool {
      (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    func text(_ separator: String = "-") -> String {
      [String(format: "%04d", year), String(format: "%02d", month), String(format: "%02d", day)]
        .joined(separator: separator)
    }
  }

  /// Where somebody lived from one day through another; a last spell is open.
  struct Spell {
    let person: Int
    let birth: Day
    let sex: String
    let code: String
    let from: Day
    let through: Day?
    let isOutside: Bool
  }

  let spells: [Spell]

  /// What became of a few codes at the turn of 2020, as Statistics Norway's list of changes tells: the four
  /// became 1507, and 0402 became 3401.
  static let codes2019 = ["1504", "1523", "1534", "0402", "0301", "1103", "9999"]
  static let codes2020 = ["1507", "1507", "1507", "3401", "0301", "1103", "9999"]

  static func unit2021(of code: String) -> String? {
    codes2019.firstIndex(of: code).map { codes2020[$0] }
      ?? (codes2020.contains(code) ? code : nil)
  }

  init(_ count: Int, seed: UInt64) {
    var chance = SplitMix64(seed: seed)
    func below(_ limit: Int) -> Int { Int(chance.next() % UInt64(limit)) }
    spells = (0..<count).flatMap { person -> [Spell] in
      let year = 1985 + below(25)
      let isLeapBorn = year % 4 == 0 && below(3) == 0
      let birth =
        isLeapBorn
        ? Day(year: year, month: 2, day: 29)
        : Day(year: year, month: 1 + below(12), day: 1 + below(28))
      let sex = below(2) == 0 ? "1" : "2"
      // Every hundredth lives under a code that has never been.
      let isLost = person % 100 == 7
      return Self.moves(below).map { from, through in
        let codes = from.year < 2020 ? Self.codes2019 : Self.codes2020
        return Spell(
          person: person, birth: birth, sex: sex,
          code: isLost ? "0000" : codes[below(codes.count)], from: from, through: through,
          isOutside: below(5) == 0)
      }
    }
  }

  /// From 2016 on, one stay after another, whose ends lie within years; the turn of 2020 ends one.
  private static func moves(_ below: (Int) -> Int) -> [(from: Day, through: Day?)] {
    var from = Day(year: 2016, month: 1, day: 1)
    var all: [(from: Day, through: Day?)] = []
    for _ in 0...below(5) {
      let months = from.month + 2 + below(20)
      let end = Day(year: from.year + months / 12, month: 1 + months % 12, day: 1 + below(27))
      if from.year < 2020, end.year >= 2020 {
        all.append((from, Day(year: 2019, month: 12, day: 31)))
        from = Day(year: 2020, month: 1, day: 1)
      } else {
        all.append((from, end))
        from = Day(year: end.year, month: end.month, day: end.day + 1)
      }
    }
    // The last is not over, but for codes that were.
    if from.year >= 2020 { all.append((from, nil)) }
    return all
  }

  /// Whole years on a day: the last birthday that has been. One born on 29 February has it on 1 March in other
  /// years.
  static func age(_ birth: Day, on day: Day) -> Int {
    (0...130).last { years in
      let year = birth.year + years
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let birthday =
        birth.month == 2 && birth.day == 29 && !isLeap
        ? Day(year: year, month: 3, day: 1) : Day(year: year, month: birth.month, day: birth.day)
      return birthday <= day
    } ?? -1
  }

  /// Who is counted on a day: each person's spell that holds it.
  func counted(on day: Day) -> [Spell] {
    spells.filter { $0.from <= day && ($0.through.map { day <= $0 } ?? true) }
  }
}
