import Foundation
import Yams

/// A YAML file of settings, refused with its line and reason when it does not fit its type.
public enum YAMLFile {
  /// - Throws: `RefusedFile` when the file cannot be read, is not YAML or lacks what the type needs.
  public static func decode<Content: Decodable>(_ type: Content.Type, path: String)
    throws(RefusedFile) -> Content
  {
    let file = try SourceFile(path: path)
    do {
      return try YAMLDecoder().decode(type, from: Data(file.bytes))
    } catch let YamlError.scanner(_, problem, mark, _) {
      throw refusal(path, line: mark.line, problem)
    } catch let YamlError.parser(_, problem, mark, _) {
      throw refusal(path, line: mark.line, problem)
    } catch let error as DecodingError {
      throw refusal(path, line: 0, Self.explain(error))
    } catch {
      throw refusal(path, line: 0, "\(error)")
    }
  }

  private static func refusal(_ path: String, line: Int, _ message: String) -> RefusedFile {
    RefusedFile([Problem(file: path, line: line, kind: .syntax, message: message)])
  }

  /// Where in the tree the decoding stopped and why.
  private static func explain(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return path.isEmpty ? "at the top" : "in \(path.joined(separator: "."))"
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context)): the key \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return "\(place(context)): \(context.debugDescription)"
    @unknown default:
      return "\(error)"
    }
  }
}
