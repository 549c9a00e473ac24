import Disclosure
import GRDB
import Geography
import Observations

extension Store {
  /// The figures that have been withheld in something published.
  package func withheldBefore() throws(StoreError) -> ProtectionPlan.Withheld {
    try read("the withheld figures could not be read") { db in
      var withheld = ProtectionPlan.Withheld()
      for row in try Row.fetchAll(db, sql: "SELECT * FROM withheld_figure") {
        guard let sex = Sex(rawValue: row["sex"]),
          let unit = UnitCode(row["unit_code"], level: row["unit_level"])
        else { throw StoreError("a withheld figure is not as the program writes it: \(row)") }
        let figure = ProtectionPlan.Figure(
          indicator: row["indicator"], year: row["year"], sex: sex, unit: unit)
        if row["is_primary"] == 1 {
          withheld.primary.insert(figure)
        } else {
          withheld.complementary.insert(figure)
        }
      }
      return withheld
    }
  }

  /// Keeps which figures are withheld in what is published now.
  package func keep(withheld: ProtectionPlan.Withheld) throws(StoreError) {
    guard withheld != ProtectionPlan.Withheld() else { return }
    try write("the withheld figures could not be kept") { db in
      for (figures, isPrimary) in [(withheld.primary, true), (withheld.complementary, false)] {
        for figure in figures.sorted() {
          try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO withheld_figure VALUES (?, ?, ?, ?, ?, ?)"
          ).execute(arguments: [
            figure.indicator, figure.year, figure.sex.rawValue, figure.unit.description,
            figure.unit.level.rawValue, isPrimary,
          ])
        }
      }
    }
  }
}
