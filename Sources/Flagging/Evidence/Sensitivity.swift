import Statistics

/// Whether a list of candidates hangs on a setting: the same search with each setting a step to either
/// side, and who is named then.
public struct Sensitivity: Sendable {
  public let variants: [Variant]

  /// One setting changed, the others as they were.
  public struct Variant: Sendable, Hashable {
    public let change: Change
    /// The places of the candidates.
    public let candidates: Set<Int>
  }

  /// The setting that is another, and its value.
  public enum Change: Sendable, Hashable, CustomStringConvertible {
    case falseDiscoveryRate(Double)
    /// So many times as large.
    case smallestDifference(times: Double)
    case lasting(CandidateSettings.Lasting)
    /// Better than expected, however little, in as many periods.
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

  /// With which of the changes a unit is not named.
  public func lost(_ unit: Int) -> [Change] {
    variants.filter { !$0.candidates.contains(unit) }.map(\.change)
  }

  /// In how many of the variants a unit is named.
  public func count(of unit: Int) -> Int { variants.count { $0.candidates.contains(unit) } }

  /// - Parameters:
  ///   - families: the tested one last.
  ///   - search: in them, with the settings as they are.
  /// - Throws: `RegressionError` as `Assessment` does.
  public init(
    _ families: [Family], _ search: DeviantSearch, _ settings: CandidateSettings
  ) throws(RegressionError) {
    var searched = [Key(settings): search]
    var variants: [Variant] = []
    for neighbour in Self.neighbours(of: settings, peers: families.last?.peers ?? .nearest) {
      let key = Key(neighbour.settings)
      let known: DeviantSearch
      if let made = searched[key] {
        known = made
      } else {
        known = try DeviantSearch(families, neighbour.settings)
        searched[key] = known
      }
      var tested = known.tested
      tested.aim = tested.aim.scaled(by: neighbour.effect)
      let search = DeviantSearch(tested, after: known.earlier, neighbour.settings)
      variants.append(Variant(change: neighbour.change, candidates: Set(search.candidates)))
    }
    self.variants = variants
  }

  /// What an assessment depends on; the other settings move gates only.
  private struct Key: Hashable {
    let peers: Int
    let overdispersion: Overdispersion.Estimator
    let periods: Int

    init(_ settings: CandidateSettings) {
      peers = settings.peers
      overdispersion = settings.overdispersion
      periods = settings.lasting.of
    }
  }

  private struct Neighbour {
    var change: Change
    var settings: CandidateSettings
    /// What the smallest difference that matters is multiplied by.
    var effect = 1.0
  }

  /// How many periods, the tested one among them, the search and its neighbours look at at most.
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
