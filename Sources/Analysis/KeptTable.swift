import Disclosure
import Files
import Flagging
import Indicators

/// One of the tables that are kept until the next run. Its rows have a type that is known where they are
/// gone through: there are many.
package enum KeptTable: Sendable {
  case estimates(Protected<Estimate>)
  case changes(Protected<RelativeChange>)
  case candidates(Protected<Candidate>)
  case recoding(Protected<RecodingAccount>)
}

extension Findings {
  /// The tables that are kept until the next run, in the order in which they are hashed.
  package var kept: [KeptTable] {
    [.estimates(estimates), .changes(changes), .candidates(candidates), .recoding(recoding)]
  }

  /// SHA-256 over every cell of the tables that are kept, hexadecimal.
  package var hash: String {
    var hash = RowHash()
    for table in kept {
      switch table {
      case .estimates(let table): hash.add(table)
      case .changes(let table): hash.add(table)
      case .candidates(let table): hash.add(table)
      case .recoding(let table): hash.add(table)
      }
    }
    return hash.hexadecimalDigest
  }
}

extension RowHash {
  fileprivate mutating func add<Row: TableRow>(_ table: Protected<Row>) {
    let columns = Row.table.columns
    for part in table.parts {
      for row in part {
        for column in columns { add(column.cell(row)) }
        endRow()
      }
    }
  }
}
