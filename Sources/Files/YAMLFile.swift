import Foundation
internal import Yams

/// A YAML file of settings, refused with its line and reason when it does not fit its type.
public enum YAMLFile {
  /// - Throws: `RefusedFile` when the file cannot be read, is not YAML or lacks what the type needs.
  public static func decode<Content: Decodable>(_ type: Content.Type, path: String)
    throws(RefusedFile) -> Content
  {
    let bytes = try SourceFile(path: path).contents()
    do {
      return try YAMLDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      let (context, message) = explain(error)
      if let (line, problem) = (context.underlyingError as? YamlError).flatMap(place) {
        throw refusal(path, line: line, problem)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      throw refusal(path, line: line(of: context.codingPath, in: text), message)
    } catch {
      throw refusal(path, line: 0, "\(error)")
    }
  }

  /// The line on which an item of a list at the top of a file begins; 0 when there is no such item.
  public static func line(ofItem index: Int, in key: String, path: String) -> Int {
    guard let bytes = try? SourceFile(path: path).contents(),
      let top = (try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))) ?? nil,
      let items = top.mapping?[key]?.sequence, items.indices.contains(index)
    else { return 0 }
    return items[index].mark?.line ?? 0
  }

  /// Where a text stops being YAML, and why.
  private static func place(_ error: YamlError) -> (line: Int, problem: String)? {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    default: nil
    }
  }

  /// The line on which a value begins; 0 when there is no such value.
  private static func line(of path: [any CodingKey], in text: String) -> Int {
    var node = (try? Yams.compose(yaml: text)) ?? nil
    for key in path {
      if let index = key.intValue, let items = node?.sequence {
        node = items.indices.contains(index) ? items[index] : nil
      } else {
        node = node?.mapping?[key.stringValue]
      }
    }
    return node?.mark?.line ?? 0
  }

  private static func refusal(_ path: String, line: Int, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: path, line: line, kind: .syntax, message: message)])
  }

  /// Where in the tree the decoding stopped and why.
  private static func explain(_ error: DecodingError) -> (DecodingError.Context, String) {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return path.isEmpty ? "at the top" : "in \(path.joined(separator: "."))"
    }
    switch error {
    case .keyNotFound(let key, let context):
      return (context, "\(place(context)): the key \(key.stringValue) is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return (context, "\(place(context)): \(context.debugDescription)")
    @unknown default:
      return (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
    }
  }
}
