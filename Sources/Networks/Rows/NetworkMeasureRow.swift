import Files

/// A measure of the network as a whole, as a row of a result table.
package struct NetworkMeasureRow: Sendable, Equatable {
  package let year: Int
  package let measure: WholeMeasure
  package let value: UncertainValue
  /// What the measure would be if groups' names were dealt out at random; nil where that is not tested.
  package let expected: Double?
  package let pValue: Double?
}

extension NetworkMeasureRow: UnrestrictedRow {
  package static let needsNoProtection =
    "It counts services and their contacts, which is what those who answered were told would be shown."

  package static let table = ResultTable<NetworkMeasureRow>(
    "network_measure", "A row is a measure of a network as a whole.", key: ["year", "measure"],
    [
      .year("year", "The year of the round.") { $0.year },
      .word("measure", "What is measured.") { $0.measure },
      .number("value", .pure, "The value; shares are fractions.", isWithheld: false) {
        $0.value.value
      },
      .number("lower", .pure, "The least it could be if everybody had answered.", isWithheld: false)
      { $0.value.range?.lowerBound },
      .number("upper", .pure, "The most it could be then.", isWithheld: false) {
        $0.value.range?.upperBound
      },
      .word("basis", "Where the least and the most are from.") { $0.value.basis },
      .number(
        "expected", .pure, "The mean of the value when the groups are dealt out at random.",
        isWithheld: false
      ) { $0.expected },
      .number(
        "p_value", .probability, "Of a value as far from that, two-sided.", isWithheld: false
      ) { $0.pValue },
    ])
}

extension NetworkFindings {
  package var measureRows: [NetworkMeasureRow] {
    whole.map { measure, value in
      let index = measure == .eiSector ? eiSector : measure == .eiPlace ? eiPlace : nil
      return NetworkMeasureRow(
        year: network.year, measure: measure, value: value, expected: index?.expected,
        pValue: index?.pValue)
    }
  }
}
