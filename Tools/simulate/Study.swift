import Foundation
import Statistics

/// Simulates the worlds of one scenario and records the results.
struct Study: Sendable {
  let sizes: [Int]
  let seed: UInt64
  /// The number of worlds examined thoroughly: shrunken values, ranks, and the other estimators of the
  /// variance between units.
  let thorough: Int

  /// Distributes the worlds over threads; the records are in the worlds' order.
  func run(_ scenario: Scenario, worlds: Int, threads: Int) async throws -> [Record] {
    try await Self.each(worlds, threads: threads) { try record(scenario, $0) }
  }

  /// The same of the search for what lasts.
  func runLasting(_ scenario: Scenario, worlds: Int, threads: Int) async throws -> [LastingTrial] {
    try await Self.each(worlds, threads: threads) { number in
      try LastingTrial(try world(scenario, number), isThorough: number < thorough)
    }
  }

  private static func each<Found: Sendable>(
    _ worlds: Int, threads: Int, _ found: @escaping @Sendable (Int) throws -> Found
  ) async throws -> [Found] {
    try await withThrowingTaskGroup(of: [(Int, Found)].self) { group in
      for thread in 0..<threads {
        group.addTask {
          try stride(from: thread, to: worlds, by: threads).map { ($0, try found($0)) }
        }
      }
      var records: [(Int, Found)] = []
      for try await part in group { records += part }
      return records.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  func world(_ scenario: Scenario, _ number: Int) throws -> World {
    try World(scenario, sizes: sizes, floor: OurMethod.aim.floor, seed: seed, world: number)
  }

  private func record(_ scenario: Scenario, _ number: Int) throws -> Record {
    let floor = OurMethod.aim.floor
    let world = try world(scenario, number)
    let eligible = sizes.indices.filter { sizes[$0] >= floor }
    let ours = try OurMethod(world, isThorough: number < thorough)
    let others = try OtherMethods.flags(world.counts.last ?? [], eligible: eligible)
    var record = Record(
      world, others + ours.named, smallestDifference: OurMethod.aim.smallestDifference)
    record.tauSquared = ours.tauSquared
    try record.noteIntervals(world, ours, eligible: eligible)
    if number < thorough { record.noteStandings(world, ours, eligible: eligible) }
    return record
  }
}
