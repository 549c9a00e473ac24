import Chance

/// Generates texts that are almost what a source would write.
struct Inputs {
  var random: SplitMix64

  private static let figureParts = [
    "0", "1", "12", "807", "3401", "39085.0", ",", ".", " ", "\u{A0}", "\u{202F}", "-", "−", "–",
    "%", "*",
    ":", "..", "<", "e", "+", "½", "٣", "\u{0}", "x", "9999999999999999", "\"", "'",
  ]
  private static let placeParts = [
    "3401", "0301", "1507", "9999", "3499", "2100", "34", "0", "401", "030101", "974760673", "K-",
    "K",
    " ", " - ", "\u{A0}", " – ", "Kongsvinger", "Våler", "Oslo", "Oslove", "Trøndelag",
    "Trööndelage",
    "(-2019)", "(2020-2023)", "(t.o.m. 2019)", "(Innlandet)", "I alt", "Ukjent", "Hele landet",
    "EAK", "I",
    "kommune", "fylke", "kongsvinger", "æ", "Å", "\u{301}", "👩‍👩‍👧", "(", ")", "-", "0000",
  ]
  private static let timeParts = [
    "2021", "2020", "1999", "21", "98", "1", "01", "3", "12", "31", "K", "Q", "M", "W", "H", "T",
    "uke",
    "kvartal", "halvår", "mars", "Oct", "desember", "vår", "høst", "-", "–", "/", ".", " ", ". ",
    ", ",
    "T00:00:00", "Z", "x", "\u{A0}", "٣", "99999999999999999999",
  ]
  private static let tableParts = [
    ";", ";", ";", "\t", ",", "\"", "\"\"", "\n", "\r\n", "\r", "3401 Kongsvinger",
    "\"3401 Kongsvinger\"",
    "region", "kjønn", "alder", "\"region\";\"kjønn\";\"alder\";\"Befolkning 2021\"\n",
    "\"13556: Unge utenfor\"\n\n", "Begge kjønn", "20-24 år", "12", "3,5", ":", "..", "*",
    "sep=;\n", "I alt",
    "source;indicator;unit;unit_name;year;sex;age;value;unit_of_measure;numerator;denominator;note\n",
    "EnhetNivaa", "2020-21.Alle eierformer.Begge kjønn.Andel", ".Brudd", "Kommune", "Januar",
    "2021",
    "\u{FEFF}", "\u{A0}", "<p>", "Kilde: SSB", "GEO", "AAR", "SPVFLAGG", "æøå",
  ]

  mutating func figure() -> String { text(Self.figureParts, most: 6) }
  mutating func time() -> String { text(Self.timeParts, most: 5) }
  mutating func place() -> String { text(Self.placeParts, most: 6) }

  /// A small file in a random encoding, one in five with a few bytes changed.
  mutating func file() -> [UInt8] {
    let text = text(Self.tableParts, most: 60)
    var bytes = encoded(text)
    if random.below(5) == 0 {
      for _ in 0..<random.below(4) where !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
    }
    return bytes
  }

  private mutating func text(_ parts: [String], most: Int) -> String {
    (0..<random.below(most + 1)).map { _ in random.one(of: parts) }.joined()
  }

  private mutating func encoded(_ text: String) -> [UInt8] {
    switch random.below(5) {
    case 0: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 1: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case 2: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    default: Array(text.utf8)
    }
  }
}
