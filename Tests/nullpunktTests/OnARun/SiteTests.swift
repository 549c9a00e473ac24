import Foundation
import Testing

extension AfterARun {
  /// The pages of the run's site, as they open from a folder.
  struct SiteTests {
    private let pages: [String: String]
    private let names: Set<String>
    private let numbers: CSVTable

    init() throws {
      let prefix = "reports/2021-kongsvingerregionen/nettsted/"
      let files = try FinishedRun.required().afterFirst.filter { $0.key.hasPrefix(prefix) }
      names = Set(files.keys.map { String($0.dropFirst(prefix.count)) })
      pages = Dictionary(
        uniqueKeysWithValues: files.filter { $0.key.hasSuffix(".html") }.map {
          (String($0.key.dropFirst(prefix.count)), String(decoding: $0.value, as: UTF8.self))
        })
      numbers = try CSVTable(
        String(decoding: try #require(files[prefix + "published-numbers.csv"]), as: UTF8.self))
    }

    @Test func everyUnitAndEveryKindOfPageIsThere() {
      let wanted =
        [
          "index.html", "mal.html", "endring.html", "kandidater.html", "sammenlign.html",
          "praksis.html", "arbeidsark.html", "veien.html", "veien-problem.html", "veien-finn.html",
          "veien-besok.html", "veien-uvanlig.html", "veien-prov.html", "veien-spre.html",
          "veien-eksempel.html", "metode.html", "kilder.html", "kvalitet.html", "landet.html",
          "fylke-34.html", "region-kongsvinger.html", "mal-neet_20_29.html",
        ] + ["3401", "3414", "3415", "3416", "3417", "3418"].map { "kommune-\($0).html" }
      #expect(names.isSuperset(of: wanted + ["style.css", "site.js", "units.js"]))
    }

    @Test func everyLinkLeadsSomewhereAndNothingIsFetched() throws {
      let anchors = pages.mapValues { Self.values(of: ["id"], in: $0) }
      for (name, html) in pages {
        let ids = try #require(anchors[name])
        for link in Self.values(of: ["href", "src"], in: html) {
          let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
          let page = parts.first ?? ""
          #expect(page.isEmpty || names.contains(page), "\(name): \(link)")
          guard parts.count == 2 else { continue }
          let target = page.isEmpty ? ids : try #require(anchors[page])
          #expect(target.contains(parts[1]), "\(name): \(link)")
        }
        #expect(Set(ids).count == ids.count, "\(name): an id stands twice")
        #expect(!html.contains("http"), "\(name)")
      }
    }

    /// No column is without a heading, and every row is as wide as the head of its table.
    @Test func everyColumnHasAHeadingAndEveryRowAllColumns() {
      func columns(_ row: String) -> Int {
        row.matches(of: /<t[hd]([^>]*)>/).reduce(0) { sum, cell in
          sum + (cell.1.firstMatch(of: /colspan="([0-9]+)"/).flatMap { Int($0.1) } ?? 1)
        }
      }
      var seen = 0
      for (name, html) in pages {
        for table in html.components(separatedBy: "<table").dropFirst() {
          let inside = table.components(separatedBy: "</table>")[0]
          let rows = inside.components(separatedBy: "<tr").dropFirst().map { $0 }
          let widths = Set(rows.map(columns))
          #expect(widths.count == 1, "\(name): \(widths.sorted()) columns: \(inside.prefix(200))")
          let head = inside.components(separatedBy: "</thead>")[0]
          #expect(!head.contains(/<t[hd][^>]*><\/t[hd]>/), "\(name): \(head.suffix(400))")
          seen += rows.count
        }
      }
      #expect(seen > 1000)
    }

    /// Sources are called what readers know them by, and the country what the language calls it.
    @Test(arguments: [("nb", "Norge"), ("nn", "Noreg"), ("en", "Norway")])
    func countryAndSourcesHaveTheirNames(_ language: String, _ country: String) throws {
      let run = try FinishedRun.required()
      let folder = run.folder.path("country-\(language)")
      let answer = try run.ask(
        "export", "--format", "html", "--unit", "Norge", "--language", language, "--output", folder)
      try #require(answer.status == 0, "\(answer.messages)")
      let page = Self.visibleText(
        try String(contentsOfFile: "\(folder)/landet.html", encoding: .utf8))
      #expect(page.contains(country))
      for other in ["Norge", "Noreg", "Norway"] where other != country {
        #expect(!page.contains(other), "\(other)")
      }
      #expect(page.contains(/SSB \((tabellene|tabellane|tables) 11695, 12210 (og|and) 13556\)/))
      #expect(!page.contains("grunnskolepoeng og ung-") && !page.contains("hl060"))
    }

    /// The whisker crosses the country's line exactly where the verdict beside it says that the difference
    /// is not certain, and the mark is the verdict's.
    @Test func noBarometerContradictsTheVerdictBesideIt() throws {
      var seen = 0
      for (name, html) in pages {
        for row in html.components(separatedBy: "<tr role=\"row\"").dropFirst() {
          guard row.contains("class=\"baro\""),
            let picture = row.firstMatch(of: /<svg class="baro".*?<\/svg>/),
            let chip = row.firstMatch(
              of: /<td role="cell" class="d">.*?<span class="chip v-([a-zA-Z]+)">(<svg.*?<\/svg>)/),
            let whisker = picture.0.firstMatch(
              of: /d="M([\d.]+) 18H([\d.]+)M[^"]*" class="s-ink" [^>]*stroke-width="1.6"/)
          else { continue }
          let ends = try [whisker.1, whisker.2].map { try #require(Double($0)) }.sorted()
          let isInside = ends[0] < 150 && ends[1] > 150
          let isSame = chip.1 == "same"
          #expect(
            isSame ? ends[0] <= 150 && ends[1] >= 150 : !isInside, "\(name): \(row.prefix(300))")
          #expect(chip.2.contains("href=\"#m-\(chip.1)\""))
          let drawn = try #require(
            html.components(separatedBy: "<symbol id=\"m-\(chip.1)\"").dropFirst().first)
          let shape = try #require(drawn.firstMatch(of: /<(path|circle)([^>]*)\/>/))
          let paint = try #require(shape.0.firstMatch(of: /class="([^"]*)"/)).1
          #expect(picture.0.contains("class=\"\(paint)\""), "\(name): \(row.prefix(300))")
          if chip.1.lowercased().hasSuffix("worse") { #expect(ends[0] < 150) }
          if chip.1.lowercased().hasSuffix("better") { #expect(ends[1] > 150) }
          seen += 1
        }
      }
      #expect(seen > 100)
    }

    /// Every number of a person or a place stands in the list of what is published.
    @Test func everyNumberPrintedStandsInTheList() throws {
      let listed = Set(numbers.rows.flatMap { Self.tokens($0["printed"] ?? "") })
      #expect(listed.count > 500)
      let folder = BuiltProgram.repository.appendingPathComponent("data")
      // The numbers of our own sentences, names and definitions, and of files, years and codes.
      var ours: Set<String> = []
      for name in ["texts", "catalogue"] {
        let inside = folder.appendingPathComponent(name)
        for file in try FileManager.default.contentsOfDirectory(atPath: inside.path) {
          ours.formUnion(
            Self.tokens(
              try String(contentsOf: inside.appendingPathComponent(file), encoding: .utf8)))
        }
      }
      ours.formUnion((2008...2030).map(String.init))
      for (name, html) in pages {
        // Files, rows and checksums are no figures of anybody.
        guard name != "kilder.html" else { continue }
        for token in Self.tokens(Self.visibleText(html)) {
          #expect(listed.contains(token) || ours.contains(token), "\(name): \(token)")
        }
      }
    }

    @Test func listTellsWhoseAndWhatEachNumberIs() throws {
      let row = try numbers.row([
        "what": "value", "indicator": "neet_20_29", "unit_code": "3401", "period": "2024",
        "sex": "both",
      ])
      #expect(row["printed"]?.hasPrefix("16,2") == true)
      #expect(
        pages["kommune-3401.html"]?.contains(
          "<b><a class=\"f\" href=\"mal-neet_20_29.html#f-3401\">\(row["printed"] ?? "")</a></b>")
          == true)
    }

    /// A number leads to the cells that it was read from.
    @Test func numbersLeadToTheirCells() throws {
      let page = try #require(pages["mal-neet_20_29.html"])
      let row = try #require(page.components(separatedBy: "<tr id=\"f-3401\">").dropFirst().first)
      let cells = try #require(row.components(separatedBy: "</tr>").first)
        .matches(of: /[A-Z]:([0-9]+):([0-9]+)/)
      #expect(cells.count >= 4, "two ages of numerator and denominator, in two years")
      #expect(page.contains("nullpunkt explain"))
    }

    /// Two prints of the same number are the same text.
    @Test func noFigureIsPrintedInTwoWays() {
      let kinds: Set = ["value", "interval", "numerator", "denominator", "difference"]
      let rows = numbers.rows.filter { kinds.contains($0["what"] ?? "") }
      let keys = rows.map { row in
        ["what", "indicator", "unit_code", "period", "sex", "benchmark"].map { row[$0] ?? "" }
      }
      #expect(Set(keys).count == keys.count)
    }

    @Test func oneUnitsPageIsWholeByItself() throws {
      let run = try FinishedRun.required()
      let folder = run.folder.path("one")
      let answer = try run.ask("export", "--format", "html", "--unit", "Grue", "--output", folder)
      #expect(answer.status == 0, "\(answer.messages)")
      let html = try String(contentsOfFile: "\(folder)/kommune-3417.html", encoding: .utf8)
      #expect(html.contains("<style>") && html.contains("<h1>Grue</h1>"))
      #expect(Self.values(of: ["href"], in: html).allSatisfy { $0.hasPrefix("#") })
      #expect(!html.contains("src=") && !html.contains("url("))
    }

    /// The values of attributes, one by one.
    private static func values(of attributes: [String], in html: String) -> [String] {
      attributes.flatMap { name in
        html.components(separatedBy: " \(name)=\"").dropFirst().map { after in
          String(after.prefix { $0 != "\"" })
        }
      }
    }

    /// What a reader sees of a page, or hears, but for what stands in code.
    private static func visibleText(_ html: String) -> String {
      var text: [UInt8] = []
      var isTag = false
      let kept = html.components(separatedBy: "<code>").enumerated().map { place, part in
        place == 0 ? part : part.components(separatedBy: "</code>").dropFirst().joined()
      }
      for byte in kept.joined().utf8 {
        if byte == UInt8(ascii: "<") {
          isTag = true
          text.append(UInt8(ascii: " "))
        }
        if !isTag { text.append(byte) }
        if byte == UInt8(ascii: ">") { isTag = false }
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// Numbers with their decimals and thousands, without signs: `5 053`, read as `5053`, and `16,2`.
    private static func tokens(_ text: String) -> Set<String> {
      let narrow = text.replacingOccurrences(of: "\u{A0}", with: "\u{202F}")
      var tokens: Set<String> = []
      var token = ""
      var gap = ""
      for scalar in narrow.unicodeScalars {
        if ("0"..."9").contains(scalar) {
          if !gap.isEmpty, gap != "\u{202F}" { token += gap }
          gap = ""
          token.unicodeScalars.append(scalar)
        } else if !token.isEmpty, gap.isEmpty, [",", ".", "\u{202F}"].contains(scalar) {
          gap = String(scalar)
        } else {
          if !token.isEmpty { tokens.insert(token) }
          token = ""
          gap = ""
        }
      }
      if !token.isEmpty { tokens.insert(token) }
      return tokens
    }
  }
}
