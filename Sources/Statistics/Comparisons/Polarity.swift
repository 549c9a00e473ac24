/// Which direction is better.
public enum Polarity: String, Sendable, Hashable, Codable {
  case lowerIsBetter = "lower_is_better"
  case higherIsBetter = "higher_is_better"
  case neither

  /// −1 or 1: what a difference is multiplied by to be positive towards better; 0 where neither is.
  public var sign: Double {
    switch self {
    case .lowerIsBetter: -1
    case .higherIsBetter: 1
    case .neither: 0
    }
  }
}
