import Analysis
import ArgumentParser
import Documents
import Files
import Pictures
import Site

/// What pictures are written as.
enum PictureFormat: String, CaseIterable {
  case svg, png, pdf

  var converted: PictureConverter.Format? { PictureConverter.Format(rawValue: rawValue) }
}

/// The options for pictures, each a file.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write pictures, and no tables; of --unit, --region or all. svg, png and pdf, with commas between.",
      valueName: "formats"),
    transform: { try Self.list($0, of: PictureFormat.self, "--pictures") })
  var pictures: [PictureFormat] = []
  @Option(
    help: ArgumentHelp(
      "What pictures fill: drawn is as large as they are, slide is 16:9, a4 a sheet; with commas between.",
      discussion: "Without it, SVG is as drawn, and PNG and PDF are both slide and a4.",
      valueName: "sizes"),
    transform: { try Self.list($0, of: PictureSize.self, "--size") })
  var size: [PictureSize] = []

  var isAsked: Bool { !pictures.isEmpty }

  /// The values between commas, each once.
  private static func list<Value>(_ text: String, of type: Value.Type, _ option: String) throws
    -> [Value] where Value: RawRepresentable<String> & CaseIterable & Equatable
  {
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    return try text.split(separator: ",", omittingEmptySubsequences: false).reduce(into: []) {
      found, name in
      guard let value = Value(rawValue: String(name)) else {
        throw ValidationError(
          "\(option) is one or more of \(known), with commas between; \(name) is none of them")
      }
      if !found.contains(value) { found.append(value) }
    }
  }

  private func sizes(_ format: PictureFormat) -> [PictureSize] {
    size.isEmpty ? format == .svg ? [.drawn] : [.slide, .a4] : size
  }

  /// Writes the pictures in every format and size that is asked for. Those of SVG are written also where the
  /// program for the others is not installed.
  /// - Throws: `ExternalProgram.Missing` then, after them.
  func write(_ pictures: [SitePicture], into folder: OutputFolder) throws {
    try folder.writePictures(
      pictures, sizes: self.pictures.contains(.svg) ? sizes(.svg) : [])
    let converted = self.pictures.filter { $0.converted != nil }
    guard !converted.isEmpty else { return }
    let converter = try PictureConverter()
    let scratch = try ScratchFolder()
    var jobs: [PictureConverter.Job] = []
    var names: [String] = []
    for picture in pictures {
      for format in converted {
        guard let kind = format.converted else { continue }
        for size in sizes(format) {
          let name = "\(picture.name(size)).\(format.rawValue)"
          names.append(name)
          jobs.append(
            PictureConverter.Job(
              picture.captioned.file(size), size, kind, to: scratch.path(name)))
        }
      }
    }
    try converter.write(jobs)
    for name in names { try folder.write(contentsOf: scratch.path(name), as: name) }
  }
}
