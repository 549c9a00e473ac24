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
          "barometer", "members", "trend", "funnel", "distribution", "change", "ranks", "evidence",
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
      for (name, picture) in pictures where name.hasPrefix("barometer") || name.hasPrefix("members")
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
      let change = try #require(pictures["change-neet_20_29.svg"])
      for label in change.matches(of: #/>([+−][0-9,]+) /#).map(\.1) {
        #expect(printed.contains(String(label)), "\(label)")
      }
      let ranks = try #require(pictures["ranks-neet_20_29.svg"])
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
          "barometer-3417.svg", "funnel-neet_20_29-3417.svg", "members-3417.svg",
          "published-numbers.csv", "trend-3417.svg",
        ])
    }
  }
}
