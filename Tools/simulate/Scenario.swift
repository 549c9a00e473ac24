/// The parameters of a simulated country: how units differ, and which have been planted to do better.
struct Scenario: Sendable {
  var name: String
  /// The fraction of units at or above the floor that are planted, at random.
  var plantedShare = 0.0
  /// The shift of a planted unit's logit, in every year.
  var strength = 0.0
  var differences = Differences.normal
  /// The reliability of the measured context: the fraction of its variance that is the true one's.
  var reliability = 1.0
  /// Whether the shift applies in the tested year only.
  var isOnce = false
  /// The standard deviation of logits between units, beyond context.
  var tau = 0.20
  /// The excess variance of small units: the variance between units is τ² + excess/(np(1 − p)).
  var excess = 0.0
  /// The part of the variance between units that lasts; the rest passes.
  var lastingPart = 0.85
  /// The correlation of what passes from one year to the next.
  var yearlyCorrelation = 0.6
  /// The correlation of a person's state from one year to the next.
  var persistence = 0.5
  /// The standard deviation, on the logit, of a circumstance that is not measured.
  var omitted = 0.0
  /// The factor applied to the requested number of worlds.
  var effort = 1.0

  /// The distribution of units' lasting effects, with mean 0 and variance 1 before τ.
  enum Differences: String, Sendable {
    case normal
    /// Student's t with four degrees of freedom.
    case heavyTailed = "heavy_tailed"
    /// χ² with four degrees of freedom, reflected so that the long tail does better.
    case skewed
  }

  func times(_ count: Int) -> Int { Int((effort * Double(count)).rounded(.up)) }

  static let main: [Scenario] =
    [Scenario(name: "none", effort: 2)]
    + [0.02, 0.10].flatMap { share in
      [-0.2, -0.4, -0.6].map { strength in
        Scenario(
          name: "planted_\(Int((share * 100).rounded()))_\(Int((-strength * 10).rounded()))",
          plantedShare: share, strength: strength)
      }
    }

  /// Each scenario without planted units, and with one in ten units shifted by −0.4; with fewer worlds,
  /// except for the scenario most like real figures.
  static let variants: [Scenario] =
    [
      Scenario(name: "heavy_tailed", differences: .heavyTailed, effort: 0.3),
      Scenario(name: "skewed", differences: .skewed, effort: 0.3),
      Scenario(name: "mismeasured", reliability: 0.5, effort: 0.3),
      Scenario(name: "small_differ_more", tau: 0.15, excess: 1),
    ].flatMap { variant in
      var planted = variant
      (planted.name, planted.plantedShare, planted.strength) = (variant.name + "_10_4", 0.10, -0.4)
      return [variant, planted]
    } + [Scenario(name: "once", plantedShare: 0.02, strength: -0.6, isOnce: true, effort: 0.3)]

  static let all = main + variants

  /// The worlds by which the search for what lasts is measured.
  static let lasting: [Scenario] = {
    func like(_ name: String) -> [Scenario] { all.filter { $0.name == name } }
    var real = Scenario(name: "like_real_5_5", plantedShare: 0.05, strength: -0.5)
    (real.tau, real.excess, real.yearlyCorrelation, real.persistence) = (0.165, 1.4, 0.3, 0.3)
    return [
      "none", "planted_2_4", "planted_2_6", "planted_10_4", "planted_10_6", "heavy_tailed",
      "skewed",
      "small_differ_more", "once",
    ].flatMap(like) + [
      real,
      // Counts drawn anew each year from the shares that circumstances let expect.
      Scenario(name: "chance_alone", tau: 0, persistence: 0),
    ] + like("mismeasured") + [Scenario(name: "omitted", omitted: 0.15)]
  }()
}
