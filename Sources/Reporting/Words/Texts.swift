import Analysis
import Files
import Foundation
import Indicators

/// The texts of all reports in every language, from which sentences are filled in.
public struct Texts: Sendable {
  /// The texts by name, each in every language, as in the YAML file.
  public typealias Table = [String: Text]

  public struct Text: Sendable {
    let nb: String
    var nn: String?
    let en: String

    func string(_ language: Language) -> String {
      switch language {
      case .nb: nb
      case .nn: nn ?? nb
      case .en: en
      }
    }
  }

  /// The error for a text that is missing or malformed.
  public struct Invalid: Error, CustomStringConvertible {
    public let description: String
  }

  private let sentences: [Language: [String: Sentence]]

  /// - Throws: `Invalid` for a text with unmatched braces.
  public init(_ table: Table) throws {
    sentences = Dictionary(
      uniqueKeysWithValues: try Language.allCases.map { language in
        (language, try table.mapValues { try Self.sentence($0.string(language)) })
      })
  }

  /// Returns the texts of all YAML files of a folder as one table.
  /// - Throws: `RefusedFile` for a file that is not as it should be, and for a name that stands in two.
  package static func table(folder: String) throws -> Table {
    var (table, places) = (Table(), [String: String]())
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    for path in files.map({ "\(folder)/\($0)" }) {
      for (name, text) in try YAMLFile.read(Table.self, path: path) {
        if let first = places.updateValue(path, forKey: name) {
          throw RefusedFile([
            Problem(
              file: path, kind: .label, text: name,
              message: "stands in \(first) already; expected each text in one file")
          ])
        }
        table[name] = text
      }
    }
    return table
  }

  private static func sentence(_ text: String) throws -> Sentence {
    do {
      return try Sentence(text)
    } catch {
      throw Invalid(description: "the text \"\(text)\" is not well-formed: \(error)")
    }
  }

  /// The names of all texts.
  package var names: [String] { sentences.values.first.map { $0.keys.sorted() } ?? [] }

  /// Returns the named text with its placeholders filled in.
  /// - Throws: `Invalid` when there is no such text.
  package func fill(_ name: String, _ language: Language, _ values: [String: String]) throws
    -> String
  {
    guard let sentence = sentences[language]?[name] else {
      throw Invalid(description: "the table of texts lacks \(name)")
    }
    return sentence.filled(values)
  }
}

extension Texts.Text: SettingsReadable {
  private enum Keys: String, CaseIterable { case nb, nn, en }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    nb = try read(.nb)
    nn = try read.ifPresent(.nn)
    en = try read(.en)
  }
}

extension Knowledge {
  /// The texts of the data folder.
  package var texts: Texts {
    get throws { try Texts(Texts.table(folder: "\(folder)/texts")) }
  }
}

extension LocalizedText {
  package func string(_ language: Language) -> String {
    switch language {
    case .nb: nb
    case .nn: nn
    case .en: en
    }
  }
}
