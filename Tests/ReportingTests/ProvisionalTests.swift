import MadeFigures
import Testing

@testable import Reporting

/// A sentence about a provisional figure says that it is.
struct ProvisionalTests {
  @Test func shareAndComparisonSayIt() throws {
    var world = try MadeWorld(["0101", "0102"])
    for (code, x) in [("0101", 20), ("0102", 60)] { try world.put(x, of: 200, code) }
    let texts = try Texts(try RepositoryTexts.table())
    let (norwegian, english) = (
      Wording(texts: texts, language: .nb), Wording(texts: texts, language: .en)
    )
    let final = try #require(world.estimates("0101").first)
    #expect(try !norwegian.share(final).contains("foreløpig"))
    try world.put(.number(20), "outside", "0101", marks: .provisional)
    let row = try #require(world.estimates("0101").first)
    #expect(try norwegian.share(row) == norwegian.share(final) + ", foreløpige tall")
    #expect(try norwegian.comparison(row) == norwegian.comparison(final) + ", foreløpige tall")
    #expect(try english.share(row) == english.share(final) + ", provisional figures")
  }
}
