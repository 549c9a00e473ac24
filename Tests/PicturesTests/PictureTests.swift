import Foundation
import Statistics
import Testing

@testable import Pictures

/// What holds for every kind of picture.
struct PictureTests {
  static let name = "<Nord & \"Sør\">"
  static let ticks = [Tick(0, "0 %"), Tick(0.1, "10 %"), Tick(0.2, "20 %")]

  static func all() throws -> [Picture] {
    let (title, description) = ("Title & <b>", "Description")
    let points = (2015...2024).map {
      TrendPicture.Point(
        year: $0, value: 0.1 + 0.001 * Double($0 - 2015),
        interval: Interval(lower: 0.08, upper: 0.14))
    }
    let limits = [50, 100, 1000].map {
      FunnelPicture.Limits(
        total: $0, at95: Interval(lower: 0.05, upper: 0.15),
        at998: Interval(lower: 0.01, upper: 0.19))
    }
    return [
      TrendPicture(
        series: [
          .init(name: name, style: .unit, points: points),
          .init(name: "Norge", style: .country, points: points),
        ], zeroPoint: 2021, zeroPointLabel: "Nullpunkt", ticks: ticks
      ).picture(id: "trend", title: title, description: description),
      FunnelPicture(
        dots: [
          .init(total: 60, value: 0.12, name: name, isNamed: true),
          .init(total: 70, value: 0.13, name: "Other", isNamed: false),
        ], centre: 0.1, centreLabel: "landet", limits: limits, ticks: ticks,
        totals: [Tick(100, "100")], axisLabel: "n"
      ).picture(id: "funnel", title: title, description: description),
      Swarm(
        dots: [
          .init(value: 0.1, name: name, isNamed: true),
          .init(value: 0.1, name: "b", isNamed: false),
        ], centre: 0.1, centreLabel: "landet", ticks: ticks
      ).picture(id: "swarm", title: title, description: description),
      Dumbbell(
        rows: [.init(name: name, before: 0.1, now: 0.12, mark: .worse, label: "+2,0")],
        ticks: ticks, ends: ("2021", "2024")
      ).picture(id: "dumbbell", title: title, description: description),
      RankPicture(
        rows: [.init(name: name, rank: 3, limits: 1...20, label: "3 (1–20)")],
        last: Tick(356, "356"), bestLabel: "best"
      ).picture(id: "ranks", title: title, description: description),
      EvidencePicture(
        years: [.init(year: 2021, value: 0.05, expected: 0.12, peers: 0.11)], ticks: ticks,
        names: (name, "ventet", "like")
      ).picture(id: "evidence", title: title, description: description),
      Barometer(
        rows: [
          .init(
            heading: "Arbeid", name: name, value: "12 %",
            barometer: BarometerRow(
              mark: .worse, value: 0.12, country: 0.1,
              difference: Interval(lower: 0.01, upper: 0.03), isLowerToTheRight: true),
            verdict: "dårligere", difference: "+2,0")
        ], isOneScale: true, axis: ("worse", "country", "better")
      ).picture(id: "barometer", title: title, description: description),
    ]
  }

  /// A name that is too long for the room beside a line's end stands in two lines, and pushes the next one down.
  @Test func longNamesBesideTrendAreInLines() throws {
    func series(_ name: String, _ style: TrendPicture.Series.Style) -> TrendPicture.Series {
      .init(
        name: name, style: style,
        points: [2021, 2024].map { .init(year: $0, value: 0.1, interval: nil) })
    }
    let picture = TrendPicture(
      series: [
        series("Kongsvingerregionen 15,4\u{202F}%", .unit), series("Norge 12,3\u{202F}%", .country),
      ], zeroPoint: 2021, zeroPointLabel: "Nullpunkt", ticks: [Tick(0, "0"), Tick(0.2, "20")]
    ).picture(id: "trend", title: "t", description: "d")
    let names = picture.inline.text.matches(
      of: #/<text x="308(?:\.0)?" y="([0-9.]+)"[^>]*>([^<]*)</text>/#
    ).map { (y: Double($0.output.1) ?? 0, text: String($0.output.2)) }
    #expect(
      names.map(\.text) == ["Kongsvingerregionen", "15,4\u{202F}%", "Norge 12,3\u{202F}%"])
    #expect(zip(names, names.dropFirst()).allSatisfy { $1.y - $0.y >= 13 })
  }

  @Test func titleAndDescriptionAreNamedByThePicture() throws {
    for picture in try Self.all() {
      let text = picture.inline.text
      #expect(text.contains("role=\"img\" aria-labelledby=\"\(picture.id)-t \(picture.id)-d\""))
      #expect(text.contains("<title id=\"\(picture.id)-t\">Title &amp; &lt;b&gt;</title>"))
      #expect(text.contains("<desc id=\"\(picture.id)-d\">Description</desc>"))
    }
  }

  @Test func filesAreWellFormedAndResolveEveryColour() throws {
    for picture in try Self.all() {
      let text = CaptionedPicture(picture, unit: "Prosent", source: "Kilde: <SSB>").file().text
      let parser = XMLParserCheck(text)
      #expect(parser.isWellFormed, "\(picture.id)")
      #expect(!text.contains("var("))
      #expect(text.contains("xmlns=\"http://www.w3.org/2000/svg\""))
      #expect(text.contains("&lt;Nord &amp; &quot;Sør&quot;&gt;"))
    }
  }

  /// A picture that is sent says what it is, what its numbers are in and where they are from, all of it
  /// inside its edges.
  @Test func fileCarriesTitleUnitAndSource() throws {
    let long = Array(repeating: "Utenfor arbeid", count: 12).joined(separator: " ")
    for picture in try Self.all() {
      let long = Picture(
        id: picture.id, title: long, description: "", width: picture.width,
        height: picture.height, body: picture.body)
      let text = CaptionedPicture(long, unit: "Andel i prosent", source: "Kilde: SSB").file().text
      let lines = text.matches(of: /<text x="16" y="([0-9.]+)"[^>]*>([^<]*)</)
      #expect(
        lines.first.map { long.title.hasPrefix($0.2) && $0.2.count < long.title.count } == true)
      #expect(lines.suffix(2).map(\.2) == ["Andel i prosent", "Kilde: SSB"])
      let height = try #require(text.firstMatch(of: /height="([0-9.]+)"/).flatMap { Double($0.1) })
      let lowest = try #require(lines.last.flatMap { Double($0.1) })
      #expect(lowest < height && lowest > picture.height)
    }
  }

  /// A slide is 16:9 and a sheet A4, whatever is drawn; all of the picture and its captions is inside.
  @Test(arguments: [
    (PictureSize.slide, ["1920", "1080"]), (.a4, ["210mm", "297mm"]), (.a4, ["297mm", "210mm"]),
  ])
  func sheetsHaveTheirSizeAndHoldEverything(_ size: PictureSize, _ sides: [String]) throws {
    var fitting = 0
    for picture in try Self.all() + [(120.0, 1400.0), (1400, 120)].map(Self.blank) {
      let text = CaptionedPicture(picture, unit: "Prosent", source: "Kilde: SSB").file(size).text
      let head = try #require(
        text.firstMatch(of: /width="([^"]*)" height="([^"]*)" viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
      let (width, height) = (try #require(Double(head.3)), try #require(Double(head.4)))
      fitting += [String(head.1), String(head.2)] == sides ? 1 : 0
      let shown = [head.1, head.2].map { $0.replacing("mm", with: "") }.compactMap { Double($0) }
      #expect((width / height - shown[0] / shown[1]).magnitude < 0.001, "\(picture.id)")
      let place = try #require(
        text.firstMatch(of: /<g transform="translate\(([0-9.]+) ([0-9.]+)\)"/))
      let (x, y) = (try #require(Double(place.1)), try #require(Double(place.2)))
      #expect(x >= 16 && x + picture.width <= width - 15.9, "\(picture.id)")
      let captions = text.matches(of: /<text x="16" y="([0-9.]+)"/).compactMap { Double($0.1) }
      let source = try #require(captions.last)
      #expect(y + picture.height < source && source < height, "\(picture.id)")
    }
    #expect(fitting > 0)
  }

  private static func blank(_ width: Double, _ height: Double) -> Picture {
    Picture(
      id: "blank-\(Int(width))", title: "Title", description: "", width: width, height: height,
      body: "")
  }

  @Test func linesAreBrokenAtSpacesAndKeepEveryWord() {
    let text = "Unge 20–29 år utenfor arbeid og utdanning"
    let lines = WrappedText.lines(text, within: 120, size: 13)
    #expect(lines.count > 1 && lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { WrappedText.width($0, size: 13) <= 120 })
    #expect(
      WrappedText.lines("Kongsvingerregionen", within: 10, size: 13) == ["Kongsvingerregionen"])
  }

  @Test func dotsOfASwarmDoNotLieOnEachOther() {
    let places = Swarm.places([10, 10, 10, 11, 12, 12.5, 30], radius: 3)
    for (place, a) in places.enumerated() {
      for b in places[(place + 1)...] {
        #expect(((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot() > 5.99)
      }
    }
  }

  @Test(arguments: [(17.0, 5, [0.0, 5, 10, 15]), (0.154, 5, [0.0, 0.05, 0.1, 0.15])])
  func ticksAreRound(_ top: Double, _ steps: Int, _ expected: [Double]) {
    let ticks = Scale.ticks(to: top, steps: steps)
    #expect(ticks.count == expected.count)
    for (a, b) in zip(ticks, expected) { #expect((a - b).magnitude < 1e-12) }
  }
}

/// Whether every tag is closed in order.
struct XMLParserCheck {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([a-z]+)((?:\s[a-zA-Z:-]+="[^"<>]*")*)(\/?)>/) {
      if !tag.1.isEmpty {
        guard open.popLast() == tag.2 else {
          isWellFormed = false
          return
        }
      } else if tag.4.isEmpty {
        open.append(tag.2)
      }
    }
    let tags = text.matches(of: /<(\/?)([a-z]+)((?:\s[a-zA-Z:-]+="[^"<>]*")*)(\/?)>/).count
    isWellFormed = open.isEmpty && tags == text.count { $0 == "<" }
  }
}
