import Files
import Statistics

/// The columns shared by all tables of candidates; the cells of a suppressed unit are empty.
extension Evidence {
  package static func columns<Row>(of evidence: @escaping @Sendable (Row) -> Evidence?)
    -> [TableColumn<Row>]
  {
    [assessed, placed, judged, lasting].flatMap { $0.map { $0.of(evidence) } }
  }

  private static let assessed: [TableColumn<Evidence?>] = [
    .count("numerator", .persons, "How many it happened to; empty for a mean.") {
      $0?.assessment.outcome?.share?.events
    },
    .count("denominator", .persons, "How many it could happen to, or how many a mean is of.") {
      $0?.assessment.outcome?.count
    },
    .number("value", .indicatorUnit, "The unit's share or mean.") { $0?.assessment.value },
    .estimated("expected", .indicatorUnit, "What the other units let expect from its context.") {
      $0?.assessment.expected
    },
    .estimated("difference", .indicatorUnit, "The value minus what is expected.") {
      $0?.assessment.difference
    },
    .estimated(
      "studentised_residual", .standardDeviations,
      "The residual of the regression with the unit left out."
    ) { $0?.assessment.studentisedResidual },
    .estimated("peer_value", .indicatorUnit, "The share or mean of its peers together.") {
      $0?.assessment.peerValue
    },
    .estimated("peer_difference", .indicatorUnit, "The value minus its peers'.") {
      $0?.assessment.peerDifference
    },
    .estimated(
      "robust_z", .standardDeviations, "The plain value's distance from the median, by the MAD."
    ) { $0?.assessment.robustZ },
    .estimated("z", .standardDeviations, "The difference over what chance alone makes it.") {
      $0?.assessment.z
    },
    .estimated(
      "z_overdispersed", .standardDeviations,
      "The same with the variance between units and the expectation's own."
    ) { $0?.assessment.zOverdispersed },
    .estimated("p_value", .probability, "The p-value of that, one-sided towards better.") {
      $0?.assessment.pValue
    },
    .estimated("q_value", .probability, "Benjamini and Hochberg's q over the tested units.") {
      $0?.assessment.qValue
    },
  ]

  private static let placed: [TableColumn<Evidence?>] = [
    .estimated(
      "shrunken", .indicatorUnit,
      "The period's value pulled towards all units' common one, whatever their context."
    ) { $0?.standing?.shrunken },
    .estimated("shrunken_lower_95", .indicatorUnit, "The lower limit of its 95 % interval.") {
      $0?.standing?.interval95?.lower
    },
    .estimated("shrunken_upper_95", .indicatorUnit, "The upper limit of its 95 % interval.") {
      $0?.standing?.interval95?.upper
    },
    .estimated(
      "exceedance", .probability, "How probable its own value is better than that of all together."
    ) { $0?.standing?.exceedance },
    .count("rank", .place, "Its place by expected rank, 1 the best.") { $0?.standing?.rank },
    .count("rank_lower_95", .place, "The lower limit of its rank's 95 % interval.") {
      $0?.standing?.rankInterval95.lowerBound
    },
    .count("rank_upper_95", .place, "The upper limit of its rank's 95 % interval.") {
      $0?.standing?.rankInterval95.upperBound
    },
  ]

  private static let judged: [TableColumn<Evidence?>] = [
    .flag("candidate", "Whether it is a candidate: its grade is clear or likely.") {
      $0?.isCandidate ?? false
    }
  ]

  private static let lasting: [TableColumn<Evidence?>] = [
    .estimated(
      "probability", .probability,
      "π: that its lasting value is better than expected by the smallest difference that matters."
    ) { $0?.lasting?.probability },
    .estimated("probability_without_period", .probability, "π without the tested period.") {
      $0?.lasting?.probabilityWithoutPeriod
    },
    .estimated(
      "probability_worse", .probability, "That it is worse by the smallest difference that matters."
    ) { $0?.lasting?.probabilityWorse },
    .estimated(
      "posterior_difference", .indicatorUnit,
      "How far its lasting value is thought to lie from what is expected."
    ) { $0?.lasting?.difference },
    .estimated("posterior_lower_90", .indicatorUnit, "The lower limit of its 90 % interval.") {
      $0?.lasting?.interval90.lower
    },
    .estimated("posterior_upper_90", .indicatorUnit, "The upper limit of its 90 % interval.") {
      $0?.lasting?.interval90.upper
    },
    .estimated(
      "probability_twice", .probability, "That it is better by twice the smallest difference."
    ) { $0?.lasting?.probabilityTwice },
    .estimated("better_at_all", .probability, "That it is better than expected at all.") {
      $0?.lasting?.betterAtAll
    },
    .word("grade", "How sure it is that it lastingly does better: clear, likely or none.") {
      $0?.lasting?.grade ?? Grade.none
    },
    .flag("far", "Whether it is better by twice the smallest difference with 0.90 probability.") {
      $0?.lasting?.isFar ?? false
    },
    .flag("unusual", "Whether it is beyond how units differ anyway, q at most 0.10.") {
      $0?.lasting?.isUnusual ?? false
    },
    .count("periods", .periods, "In how many periods it has a figure that tells of what lasts.") {
      $0?.lasting?.periods
    },
  ]
}

extension TableColumn {
  /// A column of numbers that a model gives: eight significant digits, more than its computation bears.
  static func estimated(
    _ name: String, _ unit: ColumnUnit, _ meaning: String,
    _ number: @escaping @Sendable (Row) -> Double?
  ) -> TableColumn {
    .number(name, unit, meaning, digits: 8, number)
  }
}
