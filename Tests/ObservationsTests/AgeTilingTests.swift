import Testing

@testable import Observations

/// Age bands are put together from those a source has, or not at all.
struct AgeTilingTests {
  private func bands(_ texts: [String]) -> Set<AgeBand> { Set(texts.compactMap { AgeBand($0) }) }

  @Test(arguments: [
    ("20-29", ["20-24", "25-29"], ["20-24", "25-29"]),
    // Its own before its parts, and few parts before many.
    ("20-29", ["20-24", "25-29", "20-29"], ["20-29"]),
    ("18-24", ["18-18", "19-19", "20-24", "18-19"], ["18-19", "20-24"]),
    ("20-22", ["20-20", "21-21", "22-22"], ["20-20", "21-21", "22-22"]),
    // Of two ways with as many parts, either is exact; the same is always taken.
    ("0-9", ["0-6", "7-9", "0-3", "4-9"], ["0-3", "4-9"]),
  ])
  func bandIsMadeUpOfParts(_ wanted: String, _ known: [String], _ parts: [String]) throws {
    let band = try #require(AgeBand(wanted))
    #expect(band.tiled(by: bands(known))?.map(\.description) == parts)
  }

  /// A gap, an overlap, a band that reaches outside, and nothing.
  @Test(arguments: [
    ["20-23", "25-29"], ["20-25", "25-29"], ["15-24", "25-29"], ["20-24", "25-66"], [],
  ])
  func bandThatPartsDoNotMakeUpIsRefused(_ known: [String]) throws {
    let band = try #require(AgeBand("20-29"))
    #expect(band.tiled(by: bands(known)) == nil)
  }
}
