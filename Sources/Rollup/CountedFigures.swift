import Files
import Geography
import Indicators
import Observations

/// The figures that the catalogue makes from a recipe's measures: which ages and sexes of each, and the
/// period that stands for a year.
package struct CountedFigures: Sendable {
  /// What is counted of one measure.
  struct Counted: Sendable {
    let measure: RollupRecipe.CountedMeasure
    /// In order; nil stands for all ages.
    let ages: [AgeBand?]
    let sexes: [Sex]
  }

  let all: [Counted]
  let period: PeriodOfYear
  /// The day of every year on which people are counted.
  let day: MonthDay
  /// How many years before the figure's own the day lies: 1 for the autumn of a school year.
  let yearsBefore: Int

  /// The reason why a recipe's measures cannot be counted.
  package struct Refusal: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: `Refusal` where no indicator counts a measure, or they stand for different periods.
  package init(_ recipe: RollupRecipe, _ indicators: [Indicator]) throws(Refusal) {
    var periods: [PeriodOfYear] = []
    var all: [Counted] = []
    for measure in recipe.measures {
      let wanted = Measure(source: recipe.source, name: measure.name)
      var ages: Set<AgeBand?> = []
      var sexes: Set<Sex> = []
      for indicator in indicators {
        for counted in indicator.basis.counts
        where counted.measure(in: indicator) == wanted
          && (counted.levels.map { $0.contains(measure.level ?? "") } ?? (measure.level == nil))
        {
          ages.formUnion(counted.ages.isEmpty ? [nil] : counted.ages.map(Optional.some))
          sexes.formUnion(indicator.sexes)
          let period = Self.onItsOwnDay(counted.period ?? indicator.period ?? .year)
          if !periods.contains(period) { periods.append(period) }
        }
      }
      guard !ages.isEmpty else {
        let known = Set(
          indicators.flatMap { indicator in
            indicator.basis.counts.map { $0.measure(in: indicator) }
              .filter { $0.source == recipe.source }.map(\.name)
          })
        throw Refusal(
          description: "no indicator of the catalogue counts \(wanted)"
            + (measure.level.map { ", \($0)" } ?? "")
            + (known.isEmpty
              ? "; expected an entry with this source in the data folder's catalogue"
              : "; expected one of " + known.sorted().joined(separator: ", ")))
      }
      all.append(
        Counted(
          measure: measure,
          ages: ages.sorted {
            ($0?.from ?? -1, $0?.through ?? 0) < ($1?.from ?? -1, $1?.through ?? 0)
          },
          sexes: Sex.allCases.filter { $0 == .both || sexes.contains($0) }))
    }
    guard periods.count == 1, let period = periods.first else {
      throw Refusal(
        description:
          "the catalogue counts the measures of \(recipe.source) over several kinds of period; "
          + "expected a recipe for each")
    }
    self.all = all
    self.period = period
    (day, yearsBefore) = try Self.day(of: period, recipe)
    if recipe.columns[.sex] == nil, all.contains(where: { $0.sexes != [.both] }) {
      throw Refusal(
        description: "the catalogue counts \(recipe.source) by sex; expected a column for sex")
    }
  }

  /// The year's own figure of a table that counts on 1 January, whichever year's share it is used for.
  private static func onItsOwnDay(_ period: PeriodOfYear) -> PeriodOfYear {
    period.kind == .year ? .year : period
  }

  private static func day(of period: PeriodOfYear, _ recipe: RollupRecipe) throws(Refusal)
    -> (MonthDay, Int)
  {
    switch period.kind {
    case .year: return (recipe.day ?? .endOfYear, 0)
    case .month: return (recipe.day ?? MonthDay(endOf: period.number), 0)
    case .quarter: return (recipe.day ?? MonthDay(endOf: period.number * 3), 0)
    case .schoolYear:
      guard let day = recipe.day else {
        throw Refusal(description: "school years are counted on a day; expected the key day")
      }
      // A school year begins in August.
      return (day, day.month >= 8 ? 1 : 0)
    case .window:
      throw Refusal(
        description:
          "\(recipe.source) is counted over several years together; expected figures of years, "
          + "school years, quarters or months")
    }
  }

  /// The day on which people are counted for a year's figures.
  package func day(in year: Int) -> CalendarDay {
    CalendarDay(year: year - yearsBefore, month: day.month, day: day.day)
  }

  /// Every band that a measure is counted in, in order, each once.
  var bands: [AgeBand] {
    Set(all.flatMap { $0.ages.compactMap { $0 } })
      .sorted { ($0.from, $0.through) < ($1.from, $1.through) }
  }
}
