/// A county with one code and one name, and the days on which it had both.
public struct County: Sendable, Hashable {
  public let code: CountyCode
  public let name: String
  public let validity: Validity

  public init(code: CountyCode, name: String, validity: Validity) {
    self.code = code
    self.name = name
    self.validity = validity
  }
}
