import Statistics

/// Whether a list of candidates hangs on a setting: the same search with each setting a step to either
/// side, and who is named then.
public struct Sensitivity: Sendable {
  public let variants: [Variant]

  /// One setting changed, the others as they were.
  public struct Variant: Sendable, Hashable {
    /// `q = 0.05`: the setting and its value.
    public let name: String
    /// The places of the candidates.
    public let candidates: Set<Int>
  }

  /// In how many of the variants a unit is named.
  public func count(of unit: Int) -> Int { variants.count { $0.candidates.contains(unit) } }

  /// - Parameter families: the tested one last.
  /// - Throws: `RegressionError` as `Assessment` does.
  public init(_ families: [Family], _ settings: CandidateSettings) throws(RegressionError) {
    var assessed: [Key: [Assessment]] = [:]
    var variants: [Variant] = []
    for neighbour in Self.neighbours(of: settings, peers: families.last?.peers ?? .nearest) {
      let key = Key(neighbour.settings)
      let assessments: [Assessment]
      if let known = assessed[key] {
        assessments = known
      } else {
        var made: [Assessment] = []
        for family in families.suffix(neighbour.settings.lasting.of) {
          made.append(try Assessment(family, neighbour.settings))
        }
        assessed[key] = made
        assessments = made
      }
      guard var tested = assessments.last else { continue }
      tested.aim = tested.aim.scaled(by: neighbour.effect)
      let search = DeviantSearch(tested, after: assessments.dropLast(), neighbour.settings)
      variants.append(Variant(name: neighbour.name, candidates: Set(search.candidates)))
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
    var name: String
    var settings: CandidateSettings
    /// What the smallest difference that matters is multiplied by.
    var effect = 1.0
  }

  private static func neighbours(of settings: CandidateSettings, peers: PeerRule) -> [Neighbour] {
    var all: [Neighbour] = []
    func add(_ name: String, _ change: (inout CandidateSettings) -> Void) {
      var changed = settings
      change(&changed)
      all.append(Neighbour(name: name, settings: changed))
    }
    for q in [settings.falseDiscoveryRate / 2, settings.falseDiscoveryRate * 2] where q < 1 {
      add("q = \(q)") { $0.falseDiscoveryRate = q }
    }
    for effect in [0.5, 1.5] {
      all.append(
        Neighbour(name: "smallest difference × \(effect)", settings: settings, effect: effect))
    }
    let (better, of) = (settings.lasting.better, settings.lasting.of)
    for lasting in [(better - 1, of), (better + 1, of), (better + 1, of + 2)]
    where lasting.0 >= 1 && lasting.0 <= lasting.1 {
      add("lasting \(lasting.0)/\(lasting.1)") {
        ($0.lasting.better, $0.lasting.of) = lasting
      }
    }
    add("lasting by direction alone") { $0.lasting.strength = 0 }
    for methods in [settings.agreement.methods - 1, settings.agreement.methods + 1]
    where (1...3).contains(methods) {
      add("agreement of \(methods)") { $0.agreement.methods = methods }
    }
    for estimator in Overdispersion.Estimator.allCases where estimator != settings.overdispersion {
      add("overdispersion \(estimator.rawValue)") { $0.overdispersion = estimator }
    }
    if case .nearest = peers {
      for size in [settings.peers / 2, settings.peers * 2] where size >= settings.fewestPeers {
        add("\(size) peers") { $0.peers = size }
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
