import Files
import Foundation
import Geography
import Observations
import Statistics

/// The settings of peer groups, from `data/peers.yaml`.
public struct PeerSettings: Sendable, Hashable, SettingsReadable {
  /// The number of municipalities in a group.
  public let size: Int
  /// The context indicators in which peers are alike, weighted equally.
  public let context: [ContextIndicator]

  public struct ContextIndicator: Sendable, Hashable, SettingsReadable {
    /// The id of a catalogue indicator, used for both sexes together.
    public let indicator: String
    public let use: Use

    public enum Use: String, Sendable, Hashable, CaseIterable, SettingsReadable {
      /// The share or the mean.
      case value
      /// The logarithm of the denominator, as a measure of the municipality's size.
      case logDenominator = "log_denominator"
    }

    enum Keys: String, CaseIterable {
      case indicator, use
    }

    public init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      indicator = try read(.indicator)
      use = try read(.use)
    }
  }

  enum Keys: String, CaseIterable {
    case size, context
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    size = try read(.size)
    context = try read(.context)
    guard size >= 5 else { throw read.refusal(.size, "\(size) must be at least 5") }
    guard !context.isEmpty else { throw read.refusal(.context, "must name an indicator") }
  }
}

/// The nearest neighbours of each municipality: those whose context is most like its own.
///
/// Distance is Euclidean over the context's indicators, brought to mean 0 and standard deviation 1 over all
/// municipalities that have every one of them. A municipality that lacks one has no peers.
public struct PeerGroups: Sendable {
  public let groups: [UnitCode: [Peer]]
  /// The indicators by whose values peers were chosen, on which they are therefore alike.
  public let matched: Set<String>

  public struct Peer: Sendable, Hashable {
    public let unit: UnitCode
    /// The Euclidean distance in standard deviations.
    public let distance: Double
  }

  /// - Parameter series: the context indicators' series in the year for which groups are made.
  public init(_ settings: PeerSettings, _ series: [FigureSeries], in territory: Territory) {
    matched = Set(settings.context.filter { $0.use == .value }.map(\.indicator))
    let columns = settings.context.map { context in
      series.first { $0.indicator.id == context.indicator && $0.sex == .both }
        .map { series in { context.value(series[$0]) } }
    }
    // In the order of codes, which settles who of two equally near is the peer.
    let units = territory.units.map(\.code).filter(\.level.isMunicipal).sorted()
    let points: [(unit: UnitCode, place: [Double])] = units.compactMap { unit in
      let place = columns.compactMap { $0?(unit) }
      return place.count == columns.count ? (unit, place) : nil
    }
    let neighbours = nearestNeighbours(
      settings.context.indices.map { column in points.map { $0.place[column] } },
      size: settings.size)
    groups = Dictionary(
      uniqueKeysWithValues: zip(points, neighbours).map { own, neighbours in
        (own.unit, neighbours.map { Peer(unit: points[$0.unit].unit, distance: $0.distance) })
      })
  }
}

extension PeerSettings.ContextIndicator {
  fileprivate func value(_ figure: Figure) -> Double? {
    switch use {
    case .value: figure.value
    case .logDenominator:
      (figure.share?.total ?? figure.mean?.count).map { log(Double($0)) }
    }
  }
}
