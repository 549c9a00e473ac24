import Indicators
import Observations
import Statistics

/// A unit's change in words beside how units change by themselves; each part is nil where it is not known.
struct NaturalWords {
  /// The change beyond that of the others.
  let change: String?
  /// Within what 95 in 100 units of its size change by themselves.
  let usual: String?
  /// The shift of the level after the zero point, with its interval.
  let shift: String?
  /// The shift's place among others': `12 av 357`.
  let place: String?
  /// The smallest shift that is commonly found.
  let detectable: String?

  /// - Throws: `Texts.Invalid` when a text is missing.
  init(_ natural: NaturalStatement, _ unit: ValueUnit, by wording: Wording) throws {
    let style = wording.style
    change = natural.change.map { style.points($0.difference, nil, unit) }
    usual = try natural.change.map {
      try wording.size($0.usual, unit)
    }
    shift = natural.shift.map { style.points($0.difference, $0.interval(.percent95), unit) }
    place = try natural.rank.map {
      try wording.say("natural_rank", ["place": String($0.place), "of": String($0.of)])
    }
    detectable = try natural.shift.map { try wording.size($0.detectable, unit) }
  }
}
