import Disclosure
import Files
import Flagging
import Indicators

/// What a run found out, protected, as it is kept for researchers.
public struct RunResults: Sendable {
  /// The year of the zero point they are measured from.
  public let zeroPoint: Int
  public let estimates: Protected<Estimate>
  public let changes: Protected<RelativeChange>
  public let candidates: Protected<Candidate>
  /// What recoding to the reported borders did to the sums.
  public let recoding: [RecodingAccount]

  public init(
    zeroPoint: Int, estimates: Protected<Estimate>, changes: Protected<RelativeChange>,
    candidates: Protected<Candidate>, recoding: [RecodingAccount] = []
  ) {
    self.zeroPoint = zeroPoint
    self.estimates = estimates
    self.changes = changes
    self.candidates = candidates
    self.recoding = recoding
  }

  /// SHA-256 over every cell, hexadecimal.
  public var hash: String {
    var hash = RowHash()
    func add(_ rows: some Sequence<some TableRow>) {
      for row in rows { hash.add(row.cells.map(\.description)) }
    }
    add(estimates.rows)
    add(changes.rows)
    add(candidates.rows)
    add(recoding)
    return hash.hexadecimalDigest
  }
}
