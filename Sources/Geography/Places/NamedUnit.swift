/// A unit's code with its name.
public struct NamedUnit: Sendable, Hashable {
  public let code: UnitCode
  public let name: String

  public init(code: UnitCode, name: String) {
    self.code = code
    self.name = name
  }

  public static let country = NamedUnit(code: .country, name: "Norge")
}
