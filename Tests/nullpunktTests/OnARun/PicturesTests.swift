import Foundation
import Testing

extension AfterARun {
  /// The site's pictures, each a file that can be sent.
  struct PicturesTests {
    private let pictures: [String: String]
    private let printed: Set<String>

    /// The files that one export wrote, by name.
    private static let written = Result {
      let run = try FinishedRun.required()
      let folder = run.folder.path("pictures")
      let answer = try run.ask(
        "export", "--pictures", "svg", "--region", "kongsvinger", "--output", folder)
      try #require(answer.status == 0, "\(answer.messages)")
      return Dictionary(
        uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder).map {
          ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
        })
    }

    init() throws {
      let files = try Self.written.get()
      pictures = files.filter { $0.key.hasSuffix(".svg") }
      let numbers = try CSVTable(try #require(files["published-numbers.csv"]))
      printed = Set(numbers.rows.compactMap { $0["printed"] })
    }

    @Test func everyKindOfPictureIsThere() {
      let kinds = Set(pictures.keys.compactMap { $0.split(separator: "-").first.map(String.init) })
      #expect(
        kinds == [
          "barometer", "omrader", "utvikling", "trakt", "fordeling", "endring", "plasser",
          "grunnlag",
        ])
    }

    @Test func everyPictureSaysWhatItIsAndWhereItIsFrom() {
      for (name, picture) in pictures {
        #expect(picture.contains("<title id="), "\(name)")
        #expect(picture.contains(">Kilde: "), "\(name)")
        #expect(!picture.contains("var(") && !picture.contains("href"), "\(name)")
      }
    }

    /// The whisker crosses the country's line exactly where the words beside it say that the difference is
    /// not certain.
    @Test func noWhiskerContradictsTheWordsBesideIt() throws {
      var seen = 0
      for (name, picture) in pictures where name.hasPrefix("barometer") || name.hasPrefix("omrader")
      {
        for row in picture.components(separatedBy: "<g transform=\"translate(330 ").dropFirst() {
          guard
            let whisker = row.firstMatch(of: /d="M([\d.-]+) 0H([\d.-]+)M[^"]*" class="s-ink"/),
            let word = row.firstMatch(of: /<text x="644"[^>]*>([^<]*)</)?.1
          else { continue }
          let ends = try [whisker.1, whisker.2].map { try #require(Double($0)) }.sorted()
          let crosses = ends[0] < 150 && ends[1] > 150
          #expect(crosses == (word == "ingen sikker forskjell"), "\(name): \(word)")
          seen += 1
        }
      }
      #expect(seen > 100)
    }

    @Test func changesAndPlacesStandInTheListOfNumbers() throws {
      let change = try #require(pictures["endring-neet_20_29.svg"])
      for label in change.matches(of: #/>([+−][0-9,]+) /#).map(\.1) {
        #expect(printed.contains(String(label)), "\(label)")
      }
      let ranks = try #require(pictures["plasser-neet_20_29.svg"])
      let places = ranks.matches(of: #/>([0-9]+ \([0-9]+–[0-9]+\))</#).map { String($0.1) }
      #expect(places.count > 6 && printed.isSuperset(of: places))
    }

    @Test func oneUnitsPicturesAreItsOwn() throws {
      let run = try FinishedRun.required()
      let folder = run.folder.path("pictures-of-one")
      let answer = try run.ask(
        "export", "--pictures", "svg", "--unit", "Grue", "--output", folder)
      #expect(answer.status == 0, "\(answer.messages)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(
        names.sorted() == [
          "barometer-3417-grue.svg", "omrader-3417-grue.svg", "published-numbers.csv",
          "trakt-neet_20_29-3417-grue.svg", "utvikling-3417-grue.svg",
        ])
    }

    /// For slides and paper: each picture once a format and size, named by what and whom it shows, the same
    /// bytes each time.
    @Test func picturesForSlidesAndPaperHaveTheirSizes() throws {
      let run = try FinishedRun.required()
      func made(_ name: String) throws -> [String: Data] {
        let folder = run.folder.path(name)
        let answer = try run.ask(
          "export", "--pictures", "svg,png,pdf", "--size", "slide,a4", "--unit", "5426",
          "--language", "nn", "--output", folder)
        try #require(answer.status == 0, "\(answer.messages)")
        #expect(answer.messages.contains("24 pictures"))
        return Dictionary(
          uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder).map {
            ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
          })
      }
      let files = try made("slides")
      #expect(try made("slides-again") == files)
      let trend = "utvikling-5426-gaivuotna-kafjord-kaivuono"
      let wanted = ["16x9", "a4"].flatMap { size in
        ["svg", "png", "pdf"].map { "\(trend)-\(size).\($0)" }
      }
      #expect(Set(files.keys).isSuperset(of: wanted))
      // The sides of a PNG stand in its first chunk.
      func sides(_ name: String) throws -> [Int] {
        let bytes = Array(try #require(files[name]))
        return [16, 20].map { at in bytes[at..<at + 4].reduce(0) { $0 << 8 + Int($1) } }
      }
      #expect(try sides("\(trend)-16x9.png") == [1920, 1080])
      #expect(try sides("\(trend)-a4.png").sorted() == [2481, 3508])
      let pdf = String(decoding: try #require(files["\(trend)-a4.pdf"]).prefix(4), as: UTF8.self)
      #expect(pdf == "%PDF")
    }

    @Test func whatPicturesCannotBeIsSaid() throws {
      let run = try FinishedRun.required()
      for (options, said) in [
        (["--pictures", "svg,gif"], "svg, png, pdf, with commas between; gif is none of them"),
        (
          ["--pictures", "png", "--size", "a5"], "drawn, slide, a4, with commas between; a5 is none"
        ),
        (["--size", "a4"], "--size is of pictures; add --pictures"),
      ] {
        let answer = try run.ask(["export", "--output", run.folder.path("none")] + options)
        #expect(answer.status == 2 && answer.messages.contains(said), "\(answer.messages)")
      }
    }

    /// Without librsvg's program the pictures of SVG are there, and the command names what is missing.
    @Test func missingProgramIsNamedAfterWhatNeedsNone() throws {
      let run = try FinishedRun.required()
      let folder = run.folder.path("without-librsvg")
      let answer = try run.ask(
        ["export", "--pictures", "svg,png", "--unit", "Grue", "--output", folder],
        environment: ["PATH": "/nowhere"])
      #expect(answer.status == 1)
      #expect(
        answer.messages.contains(
          "rsvg-convert is not installed, which a picture as PNG or PDF needs; scripts/setup --reports"
        ))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).contains(
          "utvikling-3417-grue.svg"))
    }
  }
}
