import Foundation

/// Reads a JSON-stat dataset, of format 1 or 2, into a cube (JSON-stat 2.0, json-stat.org/full).
enum JSONStat {
  /// - Throws: `RefusedFile` when the text is no JSON, no JSON-stat, or holds several datasets.
  static func cube(_ file: SourceFile) throws(RefusedFile) -> Cube {
    var text = DecodedText(file)
    var bytes: [UInt8] = []
    while let piece = try text.next() { bytes += piece }
    let document: JSONStatDocument
    do {
      document = try JSONDecoder().decode(JSONStatDocument.self, from: Data(bytes))
    } catch {
      throw refusal(file, syntax(error))
    }
    guard document.links == 0 else {
      throw refusal(
        file,
        "is a collection with \(document.links) links to what is not in it; expected the file of the "
          + "dataset itself")
    }
    guard !document.datasets.isEmpty else {
      throw refusal(
        file,
        "is JSON, but no JSON-stat: it has no dataset with dimensions and values; expected "
          + "JSON-stat (json-stat2), or the table as CSV")
    }
    guard document.datasets.count == 1 else {
      let names = document.datasets.map(\.name).sorted().joined(separator: ", ")
      throw refusal(file, "holds several datasets (\(names)); expected a file for each")
    }
    return try cube(document.datasets[0].set, file)
  }

  private static func cube(_ set: JSONStatDataset, _ file: SourceFile) throws(RefusedFile) -> Cube {
    var dimensions: [Cube.Dimension] = []
    for (code, size) in zip(set.id, set.size) {
      guard let dimension = set.dimensions[code] else {
        throw refusal(file, "the dimension \(code) is listed in id and not described")
      }
      let categories = dimension.categories
      guard categories.count == size else {
        throw refusal(
          file,
          "the dimension \(code) has \(categories.count) categories; expected \(size), its size")
      }
      dimensions.append(
        Cube.Dimension(code: code, label: dimension.label ?? code, categories: categories))
    }
    guard set.id.count == set.size.count, !set.id.isEmpty, let size = Cube.size(dimensions) else {
      throw refusal(
        file,
        "id and size do not describe a table; expected as many sizes as dimensions, and at "
          + "most \(Cube.mostCells) cells")
    }
    guard let cells = set.cells(size) else {
      throw refusal(
        file, "the values are not those of \(size) cells; expected a value or null for each")
    }
    return Cube(
      number: set.tableNumber, title: set.label ?? "",
      updated: set.updated.map { String($0.prefix(10)) },
      dimensions: dimensions, cells: cells)
  }

  private static func refusal(_ file: SourceFile, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: file.path, line: 1, kind: .syntax, message: message)])
  }

  private static func syntax(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error,
      let cause = context.underlyingError
    else {
      if case .typeMismatch(_, let context)? = error as? DecodingError {
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return "is no JSON-stat: \(path) is of another kind than the format says"
      }
      if case .keyNotFound(let key, _)? = error as? DecodingError {
        return "is no JSON-stat: \(key.stringValue) is missing in a dataset"
      }
      return "is no JSON, or was cut off; expected the whole file"
    }
    return "is no JSON: \((cause as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "")"
  }
}
