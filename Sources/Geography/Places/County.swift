/// A county while it has one code and one name.
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
