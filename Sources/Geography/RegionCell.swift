/// The text of a cell that names a place, `3401 Kongsvinger`, read as a code.
public struct RegionCell: Sendable, Hashable, CustomStringConvertible {
  public let unit: UnitCode
  /// Marked by the source as the sum of municipalities carried backwards in time (`K-3401`): an
  /// estimate, not the unit's own figure.
  public let isAggregate: Bool

  init(unit: UnitCode, isAggregate: Bool = false) {
    self.unit = unit
    self.isAggregate = isAggregate
  }

  /// The code, as tables write it.
  public var description: String { unit.description }

  /// Why a cell names no place.
  public struct Refusal: Error, Equatable {
    public let message: String
  }

  /// Reads a municipality's four digits, a county's two, `0` for the country or a region's id,
  /// each alone or followed by a blank and a name. The code decides; a municipality's name is only
  /// held against it, and refused when it is another municipality's.
  public init(_ text: String, in geography: Geography) throws(Refusal) {
    let head = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if let unplaced = UnplacedCode(head), geography.knows(unplaced) {
      self.init(unit: .unplaced(unplaced))
    } else if head == "0" || head == "00" || head == "0000" {
      self.init(unit: .country)
    } else if let code = MunicipalityCode(head) {
      guard let known = geography.history(of: code).first else {
        throw Refusal(
          message: "\(head) is not a municipality's code in any year since 2008; "
            + "expected a code of Statistics Norway's classification 131, such as 3401")
      }
      let name = text.trimmingPrefix(while: \.isWhitespace).dropFirst(head.count)
        .drop { $0.isWhitespace || $0 == "-" || $0 == "–" }
      if let other = geography.municipality(called: String(name), otherThan: code) {
        throw Refusal(
          message:
            "the code \(head) is \(known.name), but the name is that of \(other.code); expected code and name of the same municipality"
        )
      }
      self.init(unit: .municipality(code))
    } else if let code = CountyCode(head) {
      guard geography.counties.contains(where: { $0.code == code }) else {
        throw Refusal(
          message: "\(head) is not a county's code in any year since 2008; "
            + "expected a code of Statistics Norway's classification 104, such as 34")
      }
      self.init(unit: .county(code))
    } else if geography.region(RegionID(head)) != nil {
      self.init(unit: .region(RegionID(head)))
    } else {
      throw Refusal(
        message: "names no place; expected a code first, such as 3401 Kongsvinger, 34 or 0, "
          + "or a region of the region list, such as kongsvinger")
    }
  }
}
