import Files

/// A table of a data package: its file, and the schema by which its cells are read.
struct DataResource: Encodable {
  let profile = "tabular-data-resource"
  let name: String
  let path: String
  let description: String
  let format = "csv"
  let mediatype = "text/csv"
  let encoding = "utf-8"
  let hash: String
  let schema: Schema

  init(_ file: PackagedFile, sha256: String) {
    name = file.name
    path = file.path
    description = file.table.meaning
    hash = "sha256:\(sha256)"
    schema = Schema(file)
  }

  struct Schema: Encodable {
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]?

    init(_ file: PackagedFile) {
      let key = Set(file.table.key)
      fields = file.table.columns.map { Field($0, isKey: key.contains($0.name)) }
      primaryKey = file.table.key
      let names = file.table.columns.map(\.name)
      foreignKeys =
        names.contains(ForeignKey.toIndicators.fields) ? [ForeignKey.toIndicators] : nil
    }
  }

  struct Field: Encodable {
    let name: String
    let type: String
    let description: String
    let unit: String?
    let trueValues: [String]?
    let falseValues: [String]?
    let constraints: Constraints?

    init(_ column: TableDescription.Column, isKey: Bool) {
      name = column.name
      description = column.meaning
      unit = column.unit?.rawValue
      let isFlag = column.type == .flag
      trueValues = isFlag ? ["yes"] : nil
      falseValues = isFlag ? ["no"] : nil
      type =
        switch column.type {
        case .text: "string"
        case .flag: "boolean"
        case .year: "year"
        case .count: "integer"
        case .number: "number"
        }
      let isRequired = isKey || column.isNeverEmpty && column.unit != nil
      let words = isFlag || column.values.isEmpty ? nil : column.values
      constraints =
        isRequired || words != nil
        ? Constraints(required: isRequired ? true : nil, values: words) : nil
    }
  }

  struct Constraints: Encodable {
    let required: Bool?
    let values: [String]?

    enum CodingKeys: String, CodingKey {
      case required
      case values = "enum"
    }
  }

  /// A column whose texts are found in another table.
  struct ForeignKey: Encodable {
    let fields: String
    let reference: Reference

    struct Reference: Encodable {
      let resource: String
      let fields: String
    }

    static let toIndicators = ForeignKey(
      fields: "indicator",
      reference: Reference(resource: PackagedFile.indicators.name, fields: "id"))
  }
}
