import Files
import Foundation
import Geography
import Storage

/// Prints to standard error how far an import has come: in each phase once after a second, and then every
/// five.
struct Progress {
  private let path: String
  /// About how many lines the file has; 0 where that is not known.
  private let lines: Int
  private let now: () -> Duration
  private let tell: (String) -> Void
  private var phase = Phase.reading
  private var begun: Duration
  private var next: Duration
  /// How many figures were read, and how long that took.
  private var read = (figures: 0, time: Duration.zero)

  private enum Phase { case reading, comparing }

  /// - Parameters:
  ///   - now: the time since some moment.
  ///   - tell: prints a line.
  init(
    _ path: String, lines: Int, now: @escaping () -> Duration = Self.sinceStart,
    tell: @escaping (String) -> Void = Console.explain
  ) {
    self.path = path
    self.lines = lines
    self.now = now
    self.tell = tell
    begun = now()
    next = begun + Self.first
  }

  private static let first = Duration.seconds(1)
  private static let later = Duration.seconds(5)
  private static let start = ContinuousClock.now

  static func sinceStart() -> Duration { ContinuousClock.now - start }

  mutating func report(_ progress: ImportProgress) {
    let time = now()
    switch progress {
    case .reading(let figures, let line):
      read = (figures, time - begun)
      guard isTime(time) else { return }
      tell(
        "\(path): \(figures) figures so far\(rate)\(remaining(line, of: lines, after: time - begun))"
      )
    case .comparing(let series, let all):
      if phase == .reading { (phase, begun, next) = (.comparing, time, time + Self.first) }
      guard isTime(time) else { return }
      tell(
        "\(path): \(series) of \(all) series compared with the earlier file"
          + remaining(series, of: all, after: time - begun))
    }
  }

  private mutating func isTime(_ time: Duration) -> Bool {
    guard time >= next else { return false }
    next = time + Self.later
    return true
  }

  /// The import rate, `, 54000 figures a second`; empty for an import too short to measure.
  var rate: String {
    let seconds = read.time / .seconds(1)
    guard seconds >= 1, read.figures > 0 else { return "" }
    let rate = Double(read.figures) / seconds
    return ", \(rate < 1000 ? Int(rate) : Int(rate / 1000) * 1000) figures a second"
  }

  /// `, about 12 seconds left`; empty where the end is not known.
  private func remaining(_ done: Int, of all: Int, after time: Duration) -> String {
    guard done > 0, all > done else { return "" }
    let seconds = Int((time / .seconds(1) * Double(all - done) / Double(done)).rounded(.up))
    return seconds < 120
      ? ", about \(seconds) seconds left" : ", about \((seconds + 59) / 60) minutes left"
  }
}

extension SourceFile {
  /// Whether the places of its figures are lines of its text.
  var hasLines: Bool { (try? kind()) == .text }
}

extension CalendarDay {
  /// The day it is here.
  static var today: CalendarDay {
    let parts = Calendar(identifier: .iso8601).dateComponents([.year, .month, .day], from: .now)
    return CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
  }
}
