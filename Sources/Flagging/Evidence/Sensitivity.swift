import Statistics

/// Repeats a search with each setting changed one step to either side, and records the candidates.
public struct Sensitivity: Sendable {
  public let variants: [Variant]

  /// The candidates when one setting is changed.
  public struct Variant: Sendable, Hashable {
    public let change: Change
    /// The indices of the candidates.
    public let candidates: Set<Int>
  }

  /// The changed setting with its value.
  public enum Change: Sendable, Hashable, CustomStringConvertible {
    case falseDiscoveryRate(Double)
    /// The smallest difference that matters, multiplied by this factor.
    case smallestDifference(times: Double)
    case lasting(CandidateSettings.Lasting)
    /// Any improvement counts towards lasting, however small, in as many periods.
    case lastingByDirectionAlone
    case agreement(methods: Int)
    case overdispersion(Overdispersion.Estimator)
    case peers(Int)

    public var description: String {
      switch self {
      case .falseDiscoveryRate(let q): "q = \(q)"
      case .smallestDifference(let times): "smallest difference × \(times)"
      case .lasting(let lasting): "lasting \(lasting.better)/\(lasting.of)"
      case .lastingByDirectionAlone: "lasting by direction alone"
      case .agreement(let methods): "agreement of \(methods)"
      case .overdispersion(let estimator): "overdispersion \(estimator.rawValue)"
      case .peers(let count): "\(count) peers"
      }
    }
  }

  /// The changes under which a unit is not a candidate.
  public func lost(_ unit: Int) -> [Change] {
    variants.filter { !$0.candidates.contains(unit) }.map(\.change)
  }

  /// The number of variants in which a unit is a candidate.
  public func count(of unit: Int) -> Int { variants.count { $0.candidates.contains(unit) } }

  /// - Parameters:
  ///   - families: the tested one last.
  ///   - search: the search in them with unchanged settings.
  /// - Throws: `RegressionError` as `Assessment` does.
  public init(
    _ families: [Family], _ search: DeviantSearch, _ settings: CandidateSettings
  ) throws(RegressionError) {
    var assessed: [Key: Assessment] = [:]
    for (back, assessment) in ([search.tested] + search.earlier.reversed()).enumerated() {
      assessed[Key(settings, back)] = assessment
    }
    var variants: [Variant] = []
    for neighbour in Self.neighbours(of: settings, peers: families.last?.peers ?? .nearest) {
      var periods: [Assessment] = []
      for (back, family) in families.reversed().prefix(neighbour.settings.lasting.of).enumerated() {
        let key = Key(neighbour.settings, back)
        let assessment: Assessment
        if let known = assessed[key] {
          assessment = known
        } else {
          assessment = try Assessment(family, neighbour.settings)
          assessed[key] = assessment
        }
        periods.insert(assessment, at: 0)
      }
      guard var tested = periods.popLast() else { continue }
      tested.aim = tested.aim.scaled(by: neighbour.effect)
      let search = DeviantSearch(tested, after: periods, neighbour.settings)
      variants.append(Variant(change: neighbour.change, candidates: Set(search.candidates)))
    }
    self.variants = variants
  }

  /// The settings that affect an assessment; all others affect gates only.
  private struct Key: Hashable {
    let peers: Int
    let overdispersion: Overdispersion.Estimator
    /// The number of periods before the tested one.
    let back: Int

    init(_ settings: CandidateSettings, _ back: Int) {
      peers = settings.peers
      overdispersion = settings.overdispersion
      self.back = back
    }
  }

  private struct Neighbour {
    var change: Change
    var settings: CandidateSettings
    /// The factor applied to the smallest difference that matters.
    var effect = 1.0
  }

  /// The largest number of periods, including the tested one, that the search or any variant uses.
  public static func mostPeriods(_ settings: CandidateSettings) -> Int {
    neighbours(of: settings, peers: .nearest).reduce(settings.lasting.of) {
      max($0, $1.settings.lasting.of)
    }
  }

  private static func neighbours(of settings: CandidateSettings, peers: PeerRule) -> [Neighbour] {
    var all: [Neighbour] = []
    func add(_ change: Change, _ apply: (inout CandidateSettings) -> Void) {
      var changed = settings
      apply(&changed)
      all.append(Neighbour(change: change, settings: changed))
    }
    for q in [settings.falseDiscoveryRate / 2, settings.falseDiscoveryRate * 2] where q < 1 {
      add(.falseDiscoveryRate(q)) { $0.falseDiscoveryRate = q }
    }
    for effect in [0.5, 1.5] {
      all.append(
        Neighbour(
          change: .smallestDifference(times: effect), settings: settings, effect: effect))
    }
    let (better, of) = (settings.lasting.better, settings.lasting.of)
    for lasting in [(better - 1, of), (better + 1, of), (better + 1, of + 2)]
    where lasting.0 >= 1 && lasting.0 <= lasting.1 {
      var changed = settings.lasting
      (changed.better, changed.of) = lasting
      add(.lasting(changed)) { $0.lasting = changed }
    }
    add(.lastingByDirectionAlone) { $0.lasting.strength = 0 }
    for methods in [settings.agreement.methods - 1, settings.agreement.methods + 1]
    where (1...3).contains(methods) {
      add(.agreement(methods: methods)) { $0.agreement.methods = methods }
    }
    for estimator in Overdispersion.Estimator.allCases where estimator != settings.overdispersion {
      add(.overdispersion(estimator)) { $0.overdispersion = estimator }
    }
    if case .nearest = peers {
      for size in [settings.peers / 2, settings.peers * 2] where size >= settings.fewestPeers {
        add(.peers(size)) { $0.peers = size }
      }
    }
    return all
  }
}

extension Aim {
  fileprivate func scaled(by factor: Double) -> Aim {
    Aim(better: better, floor: floor, smallestDifference: smallestDifference * factor)
  }
}
