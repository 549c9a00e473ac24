/// What the cells of a column show of its marks, from which its format is decided when all have been seen.
///
/// `9.000` alone may be nine or nine thousand; a column says which by its other cells, and is refused
/// where it does not.
package struct NumberMarks: Sendable {
  /// The first cell that shows something.
  package struct Sight: Sendable, Hashable {
    package let line: Int
    package let text: String
  }

  private var decimals: [Character: Sight] = [:]
  private var groups: [Character: Sight] = [:]
  private var undecided: [Character: Sight] = [:]
  /// Cells that show a decimal mark and a group mark.
  private var hasBoth = false
  /// A cell of at least four digits without a mark between them.
  private var ungrouped: Sight?
  private var hasShort = false
  /// Whether some undecided cell would have decimals other than zeros.
  private var hasUnevenThousands = false
  private var withPercent: Sight?
  private var withoutPercent: Sight?

  package init() {}

  /// Adds a cell; a text that is no number in any format tells nothing.
  package mutating func add(_ text: String, line: Int) {
    let sight = Sight(line: line, text: text)
    guard let shown = Shown(text) else { return }
    if text.last == "%" {
      withPercent = withPercent ?? sight
    } else {
      withoutPercent = withoutPercent ?? sight
    }
    switch shown {
    case .whole(let digits):
      if digits > 3 { ungrouped = ungrouped ?? sight } else { hasShort = true }
    case .blankGroups: break
    case .decimal(let mark): decimals[mark] = decimals[mark] ?? sight
    case .grouped(let mark): groups[mark] = groups[mark] ?? sight
    case .both(let decimal, let group):
      decimals[decimal] = decimals[decimal] ?? sight
      groups[group] = groups[group] ?? sight
      hasBoth = true
    case .undecided(let mark, let isEven):
      undecided[mark] = undecided[mark] ?? sight
      if !isEven { hasUnevenThousands = true }
    }
  }

  /// The decimal mark that some cell shows beyond doubt; nil where none does.
  package var shownDecimalMark: Character? { decimals.count == 1 ? decimals.keys.first : nil }

  /// The column's format.
  /// - Parameters:
  ///   - isWhole: only whole numbers can stand in the column, such as counts.
  ///   - decimalMark: of the file, as its user or its other columns say; nil where that is not known.
  package func format(isWhole: Bool, decimalMark: Character? = nil) -> Result<NumberFormat, Doubt> {
    if let withPercent, let withoutPercent {
      return .failure(Doubt(withPercent, .percent(beside: withoutPercent)))
    }
    let marks = Set(decimals.keys).union(groups.keys).union(undecided.keys)
    for mark in marks.sorted() {
      if let decimal = decimals[mark], let group = groups[mark] {
        return .failure(Doubt(group, .mark(mark, beside: decimal)))
      }
    }
    if let decimal = decimals.first(where: { decimals.count == 1 || $0.key == "," }) {
      let other = Self.other(than: decimal.key)
      if let second = decimals[other] ?? (groups[other] == nil ? undecided[other] : nil) {
        return .failure(Doubt(second, .twoMarks(beside: decimal.value)))
      }
      if let group = groups[other], !hasBoth {
        return .failure(Doubt(group, .twoMarks(beside: decimal.value)))
      }
      return .success(
        NumberFormat(decimalMark: decimal.key, groupMark: groups[other].map { _ in other }))
    }
    if let group = groups.first {
      let other = Self.other(than: group.key)
      if let second = groups[other] ?? undecided[other] {
        return .failure(Doubt(second, .twoMarks(beside: group.value)))
      }
      return .success(NumberFormat(decimalMark: other, groupMark: group.key))
    }
    return ofUndecided(isWhole: isWhole, decimalMark)
  }

  /// The format of a column whose marks all stand before three digits.
  private func ofUndecided(isWhole: Bool, _ decimalMark: Character?) -> Result<NumberFormat, Doubt>
  {
    guard let (mark, sight) = undecided.min(by: { $0.value.line < $1.value.line }) else {
      return .success(NumberFormat(decimalMark: decimalMark ?? "."))
    }
    let other = Self.other(than: mark)
    if let second = undecided[other] { return .failure(Doubt(second, .twoMarks(beside: sight))) }
    let grouped = NumberFormat(decimalMark: other, groupMark: mark)
    if let decimalMark {
      return .success(decimalMark == mark ? NumberFormat(decimalMark: mark) : grouped)
    }
    if isWhole, ungrouped == nil, hasUnevenThousands || hasShort { return .success(grouped) }
    return .failure(Doubt(sight, .undecided(mark, ungrouped)))
  }

  private static func other(than mark: Character) -> Character { mark == "," ? "." : "," }
}

extension NumberMarks {
  /// Why a column's format cannot be told, and the cell that shows it.
  package struct Doubt: Error, Sendable, Hashable, CustomStringConvertible {
    package let sight: Sight
    private let reason: Reason

    fileprivate enum Reason: Sendable, Hashable {
      case mark(Character, beside: Sight)
      case twoMarks(beside: Sight)
      case undecided(Character, Sight?)
      case percent(beside: Sight)
    }

    fileprivate init(_ sight: Sight, _ reason: Reason) {
      (self.sight, self.reason) = (sight, reason)
    }

    /// Whether a statement of the file's decimal mark would resolve it.
    package var isOfMark: Bool { if case .undecided = reason { true } else { false } }

    package var description: String {
      switch reason {
      case .mark(let mark, let other):
        "has \(mark) between thousands, and \(other.text) in line \(other.line) has it before "
          + "decimals; expected one decimal mark in a column"
      case .twoMarks(let other):
        "and \(other.text) in line \(other.line) are two decimal marks in a column, or a mark "
          + "between thousands in some cells only; expected one way of writing in all of it"
      case .undecided(let mark, let ungrouped):
        "may be \(sight.text.replacing(String(mark), with: "")) with a mark between thousands, or "
          + "have three decimals"
          + (ungrouped.map { ", and \($0.text) in line \($0.line) has no such mark" } ?? "")
          + "; expected numbers without marks between thousands"
      case .percent(let other):
        "is in percent, and \(other.text) in line \(other.line) is not; expected one unit in a column"
      }
    }
  }

  /// What one cell shows.
  private enum Shown {
    case whole(digits: Int)
    case blankGroups
    case decimal(Character)
    case grouped(Character)
    case both(decimal: Character, group: Character)
    /// One mark before exactly three digits; even where these are zeros.
    case undecided(Character, isEven: Bool)

    init?(_ text: String) {
      let marks = text.filter { $0 == "," || $0 == "." }
      guard let mark = marks.last else {
        guard NumberFormat.plain.number(text) != nil else { return nil }
        let isGrouped = text.dropFirst().dropLast().contains { $0.isWhitespace }
        self = isGrouped ? .blankGroups : .whole(digits: text.filter(\.isASCIIDigit).count)
        return
      }
      let decimal = NumberFormat(decimalMark: mark)
      if Set(marks).count == 2 {
        let group: Character = mark == "," ? "." : ","
        guard NumberFormat(decimalMark: mark, groupMark: group).number(text) != nil else {
          return nil
        }
        self = .both(decimal: mark, group: group)
      } else if marks.count > 1 {
        guard let whole = NumberFormat.ungrouped(text, mark), decimal.number(whole) != nil else {
          return nil
        }
        self = .grouped(mark)
      } else {
        guard decimal.number(text) != nil else { return nil }
        let digits = text.reversed().prefix { $0 != mark }.filter { !$0.isWhitespace && $0 != "%" }
        let isGroup = digits.count == 3 && digits.allSatisfy(\.isASCIIDigit)
        guard isGroup, NumberFormat.ungrouped(text, mark) != nil else {
          self = .decimal(mark)
          return
        }
        self = .undecided(mark, isEven: digits.allSatisfy { $0 == "0" })
      }
    }
  }
}
