import Analysis
import Files
import Foundation
import Pictures

/// Makes files of dots and PDFs from pictures of SVG, through librsvg. The same picture gives the same bytes with
/// the same program and fonts.
package struct PictureConverter: Sendable {
  package enum Format: String, Sendable {
    case png, pdf
  }

  private let rsvg: ExternalProgram

  /// - Throws: `ExternalProgram.Missing` where librsvg's program is not installed.
  package init() throws(ExternalProgram.Missing) {
    rsvg = try ExternalProgram("rsvg-convert", for: "a picture as PNG or PDF")
  }

  /// A picture and the file that is made of it.
  package struct Job: Sendable {
    package let svg: Markup
    package let size: PictureSize
    package let format: Format
    package let path: String

    package init(_ svg: Markup, _ size: PictureSize, _ format: Format, to path: String) {
      self.svg = svg
      self.size = size
      self.format = format
      self.path = path
    }

    /// Dots are as fine as print needs on paper, and twice a screen's for a picture as it is drawn.
    fileprivate var fineness: [String] {
      switch (format, size) {
      case (.png, .a4): ["--dpi-x", "300", "--dpi-y", "300"]
      case (.png, .drawn): ["--zoom", "2"]
      case (.png, .slide), (.pdf, _): []
      }
    }
  }

  private static let threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Writes every picture to its path, several at a time.
  package func write(_ jobs: [Job]) throws {
    let done = inParallel(jobs, threads: Self.threads) { job in
      Result {
        try rsvg.run(
          ["--format", job.format.rawValue, "--output", job.path] + job.fineness,
          input: job.svg.text, environment: ExternalProgram.sameDay)
      }
    }
    for result in done { try result.get() }
  }
}
