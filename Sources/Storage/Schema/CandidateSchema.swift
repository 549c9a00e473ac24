extension Schema {
  /// Candidates of the last run, replaced as a whole by the next: what an earlier program found by
  /// fewer gates is dropped.
  static let candidateTables = """
    DROP TABLE candidate;
    CREATE TABLE candidate (
      position INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      period INTEGER NOT NULL,
      sex TEXT NOT NULL,
      numerator INTEGER,
      denominator INTEGER,
      value REAL,
      expected REAL,
      difference REAL,
      studentised_residual REAL,
      peer_value REAL,
      peer_difference REAL,
      robust_z REAL,
      z REAL,
      z_overdispersed REAL,
      p_value REAL,
      q_value REAL,
      shrunken REAL,
      shrunken_lower_95 REAL,
      shrunken_upper_95 REAL,
      exceedance REAL,
      rank INTEGER,
      rank_lower_95 INTEGER,
      rank_upper_95 INTEGER,
      gate_eligible TEXT NOT NULL,
      gate_expected TEXT NOT NULL,
      gate_peers TEXT NOT NULL,
      gate_effect TEXT NOT NULL,
      gate_chance TEXT NOT NULL,
      gate_lasting TEXT NOT NULL,
      gate_agreement TEXT NOT NULL,
      candidate TEXT NOT NULL,
      stopped_by TEXT NOT NULL,
      better_periods INTEGER,
      compared_periods INTEGER,
      near_miss TEXT NOT NULL,
      stays_candidate INTEGER,              -- with how many neighbouring settings it is one too
      neighbouring_settings INTEGER,
      peers TEXT NOT NULL,                  -- their codes, the nearest first
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(numerator, denominator, value, expected, difference,
        studentised_residual, peer_value, peer_difference, robust_z, z, z_overdispersed, p_value,
        q_value, shrunken, shrunken_lower_95, shrunken_upper_95, exceedance, rank, rank_lower_95,
        rank_upper_95, better_periods, compared_periods, stays_candidate, neighbouring_settings)
        IS NULL)
    ) STRICT;
    """

  /// Candidates with what lasts of each unit, replaced as a whole by the next run's.
  static let lastingCandidateTables = """
    DROP TABLE candidate;
    CREATE TABLE candidate (
      position INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      period INTEGER NOT NULL,
      sex TEXT NOT NULL,
      numerator INTEGER,
      denominator INTEGER,
      value REAL,
      expected REAL,
      difference REAL,
      studentised_residual REAL,
      peer_value REAL,
      peer_difference REAL,
      robust_z REAL,
      z REAL,
      z_overdispersed REAL,
      p_value REAL,
      q_value REAL,
      shrunken REAL,
      shrunken_lower_95 REAL,
      shrunken_upper_95 REAL,
      exceedance REAL,
      rank INTEGER,
      rank_lower_95 INTEGER,
      rank_upper_95 INTEGER,
      gate_eligible TEXT NOT NULL,
      gate_expected TEXT NOT NULL,
      gate_peers TEXT NOT NULL,
      gate_effect TEXT NOT NULL,
      gate_chance TEXT NOT NULL,
      gate_lasting TEXT NOT NULL,
      gate_agreement TEXT NOT NULL,
      candidate TEXT NOT NULL,
      stopped_by TEXT NOT NULL,
      probability REAL,                     -- that it lastingly is better by enough to matter
      probability_without_period REAL,
      posterior_difference REAL,
      posterior_lower_90 REAL,
      posterior_upper_90 REAL,
      probability_twice REAL,
      better_at_all REAL,
      grade TEXT NOT NULL,
      far TEXT NOT NULL,
      unusual TEXT NOT NULL,
      periods INTEGER,
      better_periods INTEGER,
      compared_periods INTEGER,
      near_miss TEXT NOT NULL,
      stays_candidate INTEGER,              -- with how many neighbouring settings it is one too
      neighbouring_settings INTEGER,
      peers TEXT NOT NULL,                  -- their codes, the nearest first
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(numerator, denominator, value, expected, difference,
        studentised_residual, peer_value, peer_difference, robust_z, z, z_overdispersed, p_value,
        q_value, shrunken, shrunken_lower_95, shrunken_upper_95, exceedance, rank, rank_lower_95,
        rank_upper_95, probability, probability_without_period, posterior_difference,
        posterior_lower_90, posterior_upper_90, probability_twice, better_at_all, periods,
        better_periods, compared_periods, stays_candidate, neighbouring_settings)
        IS NULL)
    ) STRICT;
    """

  /// Candidates by grade, replaced as a whole by the next run's.
  static let gradedTables = """
    DROP TABLE candidate;
    CREATE TABLE candidate (
      position INTEGER PRIMARY KEY,
      indicator TEXT NOT NULL,
      unit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      period INTEGER NOT NULL,
      sex TEXT NOT NULL,
      value_unit TEXT NOT NULL,
      numerator INTEGER,
      denominator INTEGER,
      value REAL,
      expected REAL,
      difference REAL,
      studentised_residual REAL,
      peer_value REAL,
      peer_difference REAL,
      robust_z REAL,
      z REAL,
      z_overdispersed REAL,
      p_value REAL,
      q_value REAL,
      shrunken REAL,
      shrunken_lower_95 REAL,
      shrunken_upper_95 REAL,
      exceedance REAL,
      rank INTEGER,
      rank_lower_95 INTEGER,
      rank_upper_95 INTEGER,
      candidate TEXT NOT NULL,
      probability REAL,                     -- that it lastingly is better by enough to matter
      probability_without_period REAL,
      probability_worse REAL,
      posterior_difference REAL,
      posterior_lower_90 REAL,
      posterior_upper_90 REAL,
      probability_twice REAL,
      better_at_all REAL,
      grade TEXT NOT NULL,
      far TEXT NOT NULL,
      unusual TEXT NOT NULL,
      periods INTEGER,
      better_periods INTEGER,
      compared_periods INTEGER,
      stays_candidate INTEGER,              -- with how many other choices it is one too
      neighbouring_settings INTEGER,
      peers TEXT NOT NULL,                  -- their codes, the nearest first
      status TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (status <> 'suppressed' OR coalesce(numerator, denominator, value, expected, difference,
        studentised_residual, peer_value, peer_difference, robust_z, z, z_overdispersed, p_value,
        q_value, shrunken, shrunken_lower_95, shrunken_upper_95, exceedance, rank, rank_lower_95,
        rank_upper_95, probability, probability_without_period, probability_worse, posterior_difference,
        posterior_lower_90, posterior_upper_90, probability_twice, better_at_all, periods,
        better_periods, compared_periods, stays_candidate, neighbouring_settings)
        IS NULL)
    ) STRICT;
    """
}
