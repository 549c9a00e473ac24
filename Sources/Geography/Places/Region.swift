/// A named group of municipalities; the members' codes depend on the day.
public struct Region: Sendable, Hashable {
  public let id: RegionID
  public let name: String
  public let memberships: [Membership]

  public struct Membership: Sendable, Hashable {
    public let municipalities: [MunicipalityCode]
    public let validity: Validity

    public init(municipalities: [MunicipalityCode], validity: Validity) {
      self.municipalities = municipalities
      self.validity = validity
    }
  }

  public init(id: RegionID, name: String, memberships: [Membership]) {
    self.id = id
    self.name = name
    self.memberships = memberships
  }

  /// The members on a day, in order of code; empty when the region is not defined then.
  public func municipalities(on day: CalendarDay) -> [MunicipalityCode] {
    memberships.first { $0.validity.contains(day) }?.municipalities.sorted() ?? []
  }
}
