/// Parses the cells of a long column; each distinct text is parsed once, up to a bounded number.
public struct RegionCellReader: Sendable {
  private let geography: Geography
  private var known: [Question: Result<RegionCell, RegionCell.Refusal>] = [:]

  private static let mostRemembered = 30_000

  private struct Question: Hashable {
    let text: String
    let context: RegionContext
  }

  public init(_ geography: Geography) { self.geography = geography }

  public mutating func read(_ text: String, _ context: RegionContext = RegionContext())
    throws(RegionCell.Refusal) -> RegionCell
  {
    let question = Question(text: text, context: context)
    if let known = known[question] { return try known.get() }
    let answer = Result { () throws(RegionCell.Refusal) in
      try RegionCell(text, in: geography, context)
    }
    if known.count == Self.mostRemembered { known.removeAll() }
    known[question] = answer
    return try answer.get()
  }
}
