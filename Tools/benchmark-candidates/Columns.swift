import Dispatch
import Flagging
import Foundation
import Statistics

/// The columns of a folder: families of as many units one after the other, each unit's count and context.
struct Columns: Sendable {
  private let x: [Int32]
  private let n: [Int32]
  private let grades: [Double]
  private let unemployment: [Double]
  private let names: [String]

  var families: Int { x.count / names.count }

  init(of units: Int, in folder: String) throws {
    x = try read("\(folder)/x", as: Int32.self)
    n = try read("\(folder)/n", as: Int32.self)
    grades = try read("\(folder)/c1", as: Double.self)
    unemployment = try read("\(folder)/c2", as: Double.self)
    names = (0..<units).map { String(1001 + $0) }
  }

  func family(_ index: Int) -> Family? {
    let rows = index * names.count..<(index + 1) * names.count
    return try? Family(
      period: String(index),
      aim: Aim(better: .lowerIsBetter, floor: 50, smallestDifference: 0.01), units: names,
      outcomes: rows.map { row in
        (try? Share(Int(x[row]), of: Int(n[row]))).map(Outcome.share)
      },
      context: [
        Context("grades", rows.map { grades[$0] }),
        Context("unemployment", rows.map { unemployment[$0] }),
      ])
  }
}

/// What is found of each number below the count, every thread taking its share of them; nil where nothing is.
func each<Found: Sendable>(
  _ count: Int, threads: Int, _ find: @Sendable (Int) -> Found?
) -> [Found?] {
  var found = [Found?](repeating: nil, count: count)
  found.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let found = buffer
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: count, by: threads) { found[index] = find(index) }
    }
  }
  return found
}
