import Classification
import Files

extension Extract {
  /// Describes a KLASS file, which holds codes and no observations.
  init(klass file: SourceFile) {
    do throws(RefusedFile) {
      self = try Self.inspected(file)
    } catch {
      self.init(file, refused: error)
    }
  }

  private static func inspected(_ file: SourceFile) throws(RefusedFile) -> Extract {
    let delimiter = try Delimiter.detect(file)
    var reader = CSVReader(file, delimiter: delimiter)
    var header: [String] = []
    var rows = 0
    while let row = try reader.next() {
      if header.isEmpty, row.cells.count > 1 { header = row.cells } else { rows += 1 }
    }
    var problems: [Problem] = []
    do throws(RefusedFile) {
      _ = try KlassFile(file)
    } catch {
      problems = error.problems
    }
    let form = Form(
      format: .csv, sheet: nil, encoding: reader.encoding, lineEnding: reader.lineEnding,
      delimiter: Character(Unicode.Scalar(delimiter)), decimalMark: ".", title: nil, headerRows: 1,
      dataRows: rows, footerRows: 0, mendedRows: reader.mendedRows,
      isUnended: reader.isUnended, lastChanged: nil, publisher: "klass",
      recipe: "klass", reason: "the columns \(header.joined(separator: ", "))")
    var account = Reconciliation()
    account.rows = rows
    return Extract(
      file: file, form: form,
      columns: header.enumerated().map {
        Column(index: $0 + 1, name: $1, role: KlassFile.role(of: $1))
      }, measures: [], breaks: [], register: [], sample: [], reconciliation: account,
      problems: problems,
      unlistedProblems: 0, contentHash: ContentHash().hexadecimalDigest)
  }
}

extension KlassFile {
  /// The role of a KLASS column.
  static func role(of column: String) -> String {
    switch column {
    case "code", "name": column
    case "validFrom", "validFromInPeriod": "valid_from"
    case "validTo", "validToInPeriod": "valid_to"
    case "oldCode": "old_code"
    case "oldName": "old_name"
    case "newCode": "new_code"
    case "newName": "new_name"
    case "changeOccurred": "date"
    default: column.hasPrefix("kommuner_") ? "municipality" : "ignore"
    }
  }
}
