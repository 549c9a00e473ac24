import Testing

@testable import Observations

/// A zero is not a missing figure, and a suppressed one is neither.
struct CellValueTests {
  static let all: [(value: CellValue, kind: CellValue.Kind, number: Double?)] = [
    (.number(112), .number, 112), (.number(0), .number, 0), (.zeroBySymbol, .zeroBySymbol, 0),
    (.suppressed, .suppressed, nil), (.missing, .missing, nil),
    (.notApplicable, .notApplicable, nil), (.notComputable, .notComputable, nil),
  ]

  @Test(arguments: all)
  func onlyNumbersAndZerosHaveAFigure(
    _ value: CellValue, _ kind: CellValue.Kind, _ number: Double?
  ) {
    #expect(value.kind == kind)
    #expect(value.number == number)
  }

  @Test(arguments: all)
  func valueIsMadeAgainFromItsKindAndFigure(
    _ value: CellValue, _ kind: CellValue.Kind, _ number: Double?
  ) {
    #expect(CellValue(kind, number: number) == value)
  }

  @Test func kindsAreNeverEqualToEachOther() {
    #expect(Set(Self.all.map(\.value)).count == Self.all.count)
    #expect(CellValue.number(0) != .zeroBySymbol)
  }

  @Test func numberWithoutAFigureIsNoValue() {
    #expect(CellValue(.number) == nil)
  }

  /// The names stand in the database and in the symbol tables: changing one breaks both.
  @Test func kindsKeepTheirWrittenNames() {
    #expect(
      CellValue.Kind.allCases.map(\.rawValue) == [
        "number", "zero_by_symbol", "less_than_half", "suppressed", "missing", "not_applicable",
        "not_computable",
      ])
  }
}
