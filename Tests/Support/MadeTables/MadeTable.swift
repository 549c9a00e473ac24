import Chance

/// A small table of Statistics Norway's 13556 with figures that are all different, and what it says.
public struct MadeTable: Sendable {
  public struct Dimension: Sendable {
    /// What the dimension is, as `Figure` has it.
    public let role: Role
    public let code: String
    public let name: String
    public var categories: [Category]
  }

  public enum Role: Sendable, Hashable { case place, sex, age, measure, year }

  public struct Category: Sendable {
    public let code: String
    public let label: String
    /// What the category is in the answers: `3401`, `female`, `20-24`, `neet`, `2021`.
    public let meaning: String
  }

  public static let title =
    "13556: Unge utenfor arbeid, etter region, kjønn, alder, statistikkvariabel og år"

  public let dimensions: [Dimension]
  /// What is printed in each cell; the last dimension varies fastest.
  public let cells: [String]

  /// Some of each dimension's categories, in any order.
  public init(_ random: inout SplitMix64) {
    var dimensions: [Dimension] = []
    for var dimension in Self.whole {
      dimension.categories.shuffle(using: &random)
      dimension.categories = Array(
        dimension.categories.prefix(1 + random.below(dimension.categories.count)))
      dimensions.append(dimension)
    }
    self.dimensions = dimensions.shuffled(using: &random)
    let size = dimensions.reduce(1) { $0 * $1.categories.count }
    var cells = (0..<size).map { "\(100 + 7 * $0)" }
    for place in cells.indices where random.below(12) == 0 {
      cells[place] = random.one(of: [":", "-", ".."])
    }
    self.cells = cells.shuffled(using: &random)
  }

  private static let whole = [
    Dimension(
      role: .place, code: "Region", name: "region",
      categories: [
        ("0", "Hele landet"), ("3401", "Kongsvinger"), ("3417", "Grue"), ("1804", "Bodø"),
      ].map { Category(code: $0, label: "\($0) \($1)", meaning: $0) }),
    Dimension(
      role: .sex, code: "Kjonn", name: "kjønn",
      categories: [
        ("0", "Begge kjønn", "both"), ("1", "Menn", "male"), ("2", "Kvinner", "female"),
      ].map { Category(code: $0, label: $1, meaning: $2) }),
    Dimension(
      role: .age, code: "Alder", name: "alder",
      categories: ["15-29", "20-24", "25-29"].map {
        Category(code: $0, label: "\($0) år", meaning: $0)
      }),
    Dimension(
      role: .measure, code: "ContentsCode", name: "statistikkvariabel",
      categories: [
        ("Bosatte", "Befolkning", "population"),
        (
          "Utenfor arbeid, utdanning og arbeidsmarkedstiltak",
          "Utenfor arbeid, utdanning og arbeidsmarkedstiltak", "neet"
        ),
      ].map { Category(code: $0, label: $1, meaning: $2) }),
    Dimension(
      role: .year, code: "Tid", name: "år",
      categories: ["2020", "2021", "2022"].map { Category(code: $0, label: $0, meaning: $0) }),
  ]

  /// What the table says of each cell: by the meanings of its categories, the printed text.
  public var answers: [[Role: String]: String] {
    var answers: [[Role: String]: String] = [:]
    for (place, cell) in cells.enumerated() {
      var about: [Role: String] = [:]
      for (dimension, index) in zip(dimensions, indices(of: place)) {
        about[dimension.role] = dimension.categories[index].meaning
      }
      answers[about] = cell
    }
    return answers
  }

  /// The index of the category in each dimension, for a cell.
  func indices(of place: Int) -> [Int] {
    var rest = place
    return dimensions.reversed().map { dimension in
      defer { rest /= dimension.categories.count }
      return rest % dimension.categories.count
    }.reversed()
  }

  /// The table with its dimensions in another order: the cells move with them.
  public func ordered(_ order: [Int]) -> MadeTable {
    let turned = order.map { dimensions[$0] }
    let size = cells.count
    let moved = (0..<size).map { place -> String in
      var rest = place
      var chosen = Array(repeating: 0, count: order.count)
      for at in order.indices.reversed() {
        chosen[order[at]] = rest % turned[at].categories.count
        rest /= turned[at].categories.count
      }
      return cells[
        zip(dimensions, chosen).reduce(0) { $0 * $1.0.categories.count + $1.1 }]
    }
    return MadeTable(dimensions: turned, cells: moved)
  }

  private init(dimensions: [Dimension], cells: [String]) {
    self.dimensions = dimensions
    self.cells = cells
  }
}
