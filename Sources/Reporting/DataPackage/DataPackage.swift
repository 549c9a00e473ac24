import Analysis
import Files

/// The description of a folder of tables by which other programs read them: Frictionless Data Package,
/// version 1 of its profile for tables.
package struct DataPackage: Encodable {
  let profile = "tabular-data-package"
  let name: String
  let title: String
  let description: String
  let version: String
  /// How to cite the tables.
  let citation: String
  /// The seal of the zero point, by which the same figures are recognised.
  let id: String
  let licenses: [License]
  let sources: [Source]
  let resources: [DataResource]

  struct License: Encodable, Hashable {
    let name: String
    let path: String?
    let title: String

    init(_ licence: Publisher.Licence) {
      (name, path, title) = (licence.name, licence.page, licence.title)
    }

    private init(name: String, title: String) {
      (self.name, self.title) = (name, title)
      path = nil
    }

    /// Stands for figures whose publisher names no licence.
    static let ownTerms = License(
      name: "other-closed", title: "The publisher's own terms hold, and must be asked for")
  }

  /// An imported file from which figures come.
  struct Source: Encodable {
    let title: String
    let publisher: String
    /// The short name of the licence; nil where the publisher's own terms hold.
    let license: String?
    /// Of the file's bytes, hexadecimal.
    let sha256: String
  }

  /// - Parameter files: the tables with the SHA-256 of their bytes, in the order of writing.
  package init(_ origin: PackageOrigin, _ files: [(file: PackagedFile, sha256: String)]) {
    let (year, credits) = (origin.zeroPoint, origin.credits)
    let plain = origin.place.inFileName
    name = "nullpunkt-\(year)-\(plain)"
    title = origin.title
    description =
      "Young people outside work and education, and what surrounds it, compared with benchmarks and "
      + "with the zero point \(year), after disclosure control. Shares are fractions; empty means that "
      + "there is no number, and the column reason says why."
    version = Program.version
    citation =
      "nullpunkt \(Program.version): \(title). Zero point SHA-256 \(origin.seal). Figures from "
      + Self.list(credits.map(\.publisher.name.en)) + "."
    id = origin.seal
    var licenses: [License] = []
    for credit in credits {
      let license = credit.publisher.licence.map(License.init) ?? .ownTerms
      if !licenses.contains(license) { licenses.append(license) }
    }
    self.licenses = licenses
    sources = credits.flatMap { credit in
      credit.files.map { file in
        Source(
          title: file.title ?? file.name, publisher: credit.publisher.name.en,
          license: credit.publisher.licence?.name, sha256: file.sha256)
      }
    }
    resources = files.map { DataResource($0.file, sha256: $0.sha256) }
  }

  /// What whoever opens the tables without the description must know, a paragraph each.
  package static func notes(_ origin: PackageOrigin) -> [String] {
    let package = DataPackage(origin, [])
    return [package.description, package.citation]
      + origin.credits.map { credit in
        let licence = credit.publisher.licence
        return "\(credit.publisher.name.en): "
          + (licence.map { "\($0.title), \($0.page)" } ?? License.ownTerms.title)
      }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
