import Files
import Foundation
import Indicators
import Ingestion

/// Names who publishes figures, and the licence under which they may be used.
package struct Publisher: Sendable, Hashable {
  package let name: LocalizedText
  /// Nil where the publisher's own terms hold.
  package let licence: Licence?

  package struct Licence: Sendable, Hashable, SettingsReadable {
    /// Its short name in lists of licences: `CC-BY-4.0`.
    package let name: String
    package let title: String
    /// The address of its text.
    package let page: String

    private enum Keys: String, CaseIterable { case name, title, page }

    package init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      name = try read(.name)
      title = try read(.title)
      page = try read(.page)
    }
  }
}

/// The publishers that recipes name, with their licences, as `publishers.yaml` has them.
package struct Publishers: Sendable, SettingsReadable {
  private let all: [String: Publisher]

  private enum Keys: String, CaseIterable { case licences, publishers }

  package init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    let licences: [String: Publisher.Licence] = try read(.licences)
    let entries: [String: Entry] = try read(.publishers)
    var all: [String: Publisher] = [:]
    for (key, entry) in entries {
      if let licence = entry.licence, licences[licence] == nil {
        throw read.refusal(
          .publishers,
          "\(key) has the licence \(licence); expected one of \(licences.keys.sorted().joined(separator: ", "))"
        )
      }
      all[key] = Publisher(name: entry.name, licence: entry.licence.flatMap { licences[$0] })
    }
    self.all = all
  }

  package subscript(_ key: String) -> Publisher? { all[key] }

  private struct Entry: SettingsReadable {
    let name: LocalizedText
    let licence: String?

    private enum Keys: String, CaseIterable { case name, licence }

    init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      name = try read(.name)
      licence = try read.ifPresent(.licence)
    }
  }
}

/// A publisher, and the imported files whose figures are its.
package struct Credit: Sendable {
  package let publisher: Publisher
  package let files: [FileAccount]

  package init(_ publisher: Publisher, _ files: [FileAccount]) {
    self.publisher = publisher
    self.files = files
  }
}

extension [Credit] {
  /// The files as a manifest lists them.
  package var sources: [Manifest.File] {
    flatMap { credit in
      credit.files.map {
        Manifest.File(
          file: $0.name, sha256: $0.sha256, licence: credit.publisher.licence?.name)
      }
    }
  }
}

extension Knowledge {
  /// The publishers of imported files, in order of their first file.
  /// - Throws: `Refusal` for a recipe's publisher that `publishers.yaml` does not name.
  package func credits(for files: [FileAccount]) throws -> [Credit] {
    let publishers = try YAMLFile.read(Publishers.self, path: "\(folder)/publishers.yaml")
    let recipes = try recipes
    var found: [(key: String, files: [FileAccount])] = []
    for file in files {
      let key = recipes.publisher(of: file.recipe) ?? Self.unknownPublisher
      if let place = found.firstIndex(where: { $0.key == key }) {
        found[place].files.append(file)
      } else {
        found.append((key, [file]))
      }
    }
    return try found.map { key, files in
      guard let publisher = publishers[key] else {
        throw Refusal(
          "\(folder)/publishers.yaml: the publisher \(key) is missing; expected its name and licence"
        )
      }
      return Credit(publisher, files)
    }
  }

  /// The publisher of a file whose recipe is no longer in the data folder.
  private static let unknownPublisher = "unknown"
}
