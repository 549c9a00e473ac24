/// A refused argument: which one, what it was, and what would have been right.
public struct StatisticsError: Error, Equatable, CustomStringConvertible {
  public let argument: String
  public let value: String
  public let allowed: String

  init(_ argument: String, _ value: some CustomStringConvertible, allowed: String) {
    self.argument = argument
    self.value = value.description
    self.allowed = allowed
  }

  public var description: String { "\(argument) is \(value), but must be \(allowed)" }
}
