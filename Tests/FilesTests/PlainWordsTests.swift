import Testing

@testable import Files

/// Names as files have them.
struct PlainWordsTests {
  @Test(arguments: [
    ("Gáivuotna - Kåfjord - Kaivuono", "gaivuotna-kafjord-kaivuono"),
    ("Kárášjohka - Karasjok", "karasjohka-karasjok"),
    ("Porsanger - Porsángu - Porsanki", "porsanger-porsangu-porsanki"),
    ("Unjárga - Nesseby", "unjarga-nesseby"),
    ("Deatnu - Tana", "deatnu-tana"),
    ("Dielddanuorri - Tjeldsund", "dielddanuorri-tjeldsund"),
    ("Åsnes", "asnes"), ("Sør-Odal", "sor-odal"), ("Nærøysund", "naeroysund"),
    ("Čáhcesuolu", "cahcesuolu"), ("Ŋ Đ Ŧ Š Ž", "n-d-t-s-z"),
    ("Herøy (Møre og Romsdal)", "heroy-more-og-romsdal"),
    // A letter and its mark as two signs, as other systems store it.
    ("A\u{030A}snes", "asnes"), ("../etc/passwd", "etc-passwd"), ("Пермь", ""),
  ])
  func fileNamesKeepEveryLatinLetter(_ name: String, _ file: String) {
    #expect(name.inFileName == file)
  }

  @Test func otherWordsKeepTheirOwnLetters() {
    #expect(
      "Kárášjohka, i alt".plainWords(joinedBy: "_", inEnglishLetters: false) == "kárášjohka_i_alt")
  }
}
