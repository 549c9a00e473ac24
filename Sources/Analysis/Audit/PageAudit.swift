import Disclosure
import Files
import Geography
import Indicators
import Observations

/// A search through the texts of a page for numbers of figures that are withheld.
///
/// A number gives a figure away where the page tells of its unit: in the row or the sentence, or else in what stands
/// above it. Both counts (`2 av 789`) do so alone where they are of more than a few people; a share, a mean, or small
/// counts where the page also tells of its indicator, its year and its sex. A number that a figure of the same unit
/// has which is shown gives nothing away.
struct PageAudit {
  private let withheld: WithheldFigures
  /// The names of units, by their first word.
  private let units: [String: [(words: [String], unit: UnitCode)]]
  private let codes: [String: UnitCode]
  /// The names of each indicator in every language, with its id.
  private let names: [String: [String]]

  /// Counts of as many or fewer stand for much else too: three of seven years.
  private static let fewPeople = 30

  init(_ withheld: WithheldFigures, _ analysis: Analysis) {
    self.withheld = withheld
    let places = analysis.territory.units + withheld.schools
    units = Dictionary(
      grouping: places.map { (words: Self.words($0.name), unit: $0.code) },
      by: { $0.words.first ?? "" })
    codes = Dictionary(
      places.map { ($0.code.description, $0.code) }, uniquingKeysWith: { first, _ in first })
    names = Dictionary(
      analysis.catalogue.indicators.map { indicator in
        let name = indicator.name
        return (
          indicator.id, [indicator.id] + [name.nb, name.nn, name.en].map { $0.lowercased() }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  struct Leak {
    let line: Int
    let text: String
    let figure: ProtectionPlan.Figure
  }

  /// - Parameter name: the file's, which may name a unit or an indicator.
  func leaks(in blocks: [PageBlock], named name: String) -> [Leak] {
    var leaks: [Leak] = []
    var trail: [Int: String] = [-1: name.replacing("-", with: " ").replacing("_", with: "_")]
    var head: [String] = []
    for block in blocks {
      switch block.kind {
      case .heading(let level):
        trail = trail.filter { $0.key < level }
        trail[level] = block.text
        head = []
      case .head:
        head = block.cells
        continue
      case .text, .row: break
      }
      let above = trail.sorted { $0.key > $1.key }.map(\.value)
      leaks += self.leaks(in: block, head, above)
    }
    return leaks
  }

  private func leaks(in block: PageBlock, _ head: [String], _ above: [String]) -> [Leak] {
    var found: [Leak] = []
    let cells = block.cells.map(PrintedTokens.init)
    // What a row says in words, and what it begins with.
    let label =
      block.kind == .row
      ? zip(block.cells.indices, block.cells).filter { place, _ in
        place == 0
          || (cells[place].counts.isEmpty && cells[place].tenths.isEmpty
            && cells[place].count == nil)
      }.map { $0.1 }.joined(separator: " | ") : block.text
    for (place, tokens) in cells.enumerated() {
      guard !tokens.counts.isEmpty || !tokens.tenths.isEmpty || tokens.count != nil else {
        continue
      }
      let title = place < head.count && head.count == block.cells.count ? head[place] : ""
      // Nearest first: the row or sentence itself, its column, and what stands above.
      let scopes = [label, title] + above
      func take(_ text: String, _ figures: [ProtectionPlan.Figure], _ isStrong: Bool) {
        guard !figures.isEmpty else { return }
        let context = Context(self, block.text, scopes)
        guard
          let figure = figures.first(where: {
            context.units.contains($0.unit) && (isStrong || context.tells(of: $0, names))
          })
        else { return }
        found.append(Leak(line: block.line, text: text, figure: figure))
      }
      func takeCounts(_ counts: WithheldFigures.Counts, _ text: String, areApart: Bool) {
        guard let figures = withheld.byCounts[counts] else { return }
        let unknown = figures.filter {
          !withheld.shownCounts.contains(.init(unit: $0.unit, counts: counts))
        }
        take(text, unknown, !areApart && counts.n > Self.fewPeople)
      }
      for (counts, text) in tokens.counts { takeCounts(counts, text, areApart: false) }
      if let x = tokens.count, place > 0 {
        for other in cells[(place + 1)...].compactMap(\.count) {
          takeCounts(.init(x: x, n: other), "\(x) \(other)", areApart: true)
        }
      }
      for (tenths, text) in tokens.tenths where withheld.tenths.contains(tenths) {
        let context = Context(self, block.text, scopes)
        let figures = context.units.sorted().flatMap {
          withheld.byTenths[.init(unit: $0, tenths: tenths)] ?? []
        }
        take(
          text,
          figures.filter { figure in
            !context.mentioned.contains {
              withheld.shownTenths.contains(
                .init(indicator: figure.indicator, unit: $0, tenths: tenths))
            }
          }, false)
      }
    }
    return found
  }

  /// What a page tells of where a number stands.
  private struct Context {
    /// The units that the number can be about.
    let units: Set<UnitCode>
    /// Those with all that the row or sentence names.
    let mentioned: Set<UnitCode>
    private let scopes: [String]

    init(_ page: PageAudit, _ text: String, _ scopes: [String]) {
      let own = page.units(in: text)
      let nearest = scopes.lazy.map(page.units(in:)).first { !$0.isEmpty } ?? []
      units = nearest
      mentioned = scopes.reduce(own.union([.country])) { $0.union(page.units(in: $1)) }
      self.scopes = scopes
    }

    /// Whether the page tells of the figure's indicator, year and sex, in the nearest place that tells of any.
    func tells(of figure: ProtectionPlan.Figure, _ names: [String: [String]]) -> Bool {
      let lower = scopes.map { $0.lowercased() }
      guard
        names[figure.indicator]?.contains(where: { name in lower.contains { $0.contains(name) } })
          == true
      else { return false }
      let years = scopes.lazy.map {
        $0.matches(of: /\b(?:19|20)\d\d\b/).compactMap { Int($0.output) }
      }
      .first { !$0.isEmpty }
      if let years, !years.contains(figure.year) { return false }
      for text in lower {
        let words = Set(PageAudit.words(text))
        let sexes = Set(
          Sex.allCases.filter { !PageAudit.sexes[$0, default: []].isDisjoint(with: words) })
        if !sexes.isEmpty {
          return sexes.contains(figure.sex) || (sexes.count > 1 && figure.sex == .both)
        }
      }
      return figure.sex == .both
    }
  }

  private static let sexes: [Sex: Set<String>] = [
    .female: ["kvinner", "kvinne", "kvinnor", "women", "female", "jenter"],
    .male: ["menn", "mann", "men", "male", "gutter", "gutar"],
  ]

  /// The units that a text names, or whose codes stand in it.
  private func units(in text: String) -> Set<UnitCode> {
    let words = Self.words(text)
    var found: Set<UnitCode> = []
    var place = 0
    while place < words.count {
      if let code = codes[words[place]], !Self.isYear(words[place]) { found.insert(code) }
      // The longest name holds: Kongsvinger is not Kongsvingerregionen, nor Nord-Odal Odal.
      let fitting = (units[words[place]] ?? []).filter {
        words[place...].starts(with: $0.words)
      }
      let length = fitting.map(\.words.count).max() ?? 1
      found.formUnion(fitting.filter { $0.words.count == length }.map(\.unit))
      place += length
    }
    return found
  }

  /// Codes of before 2020 look like years, and the country's like a number.
  private static func isYear(_ word: String) -> Bool {
    word.count < 4 || word.hasPrefix("19") || word.hasPrefix("20")
  }

  /// The words of a text in small letters; hyphens within stay.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "+") }
      .map(String.init)
  }
}
