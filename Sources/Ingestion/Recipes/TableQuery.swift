import Files

/// The query with which a statistical database hands out a table (PxWeb's interface, version 2).
public struct TableQuery: Sendable, SettingsReadable {
  /// The address of the table's figures, without what is chosen.
  let address: String
  /// What is chosen of each dimension, by its code: codes with commas between them, or an expression such
  /// as `*`, `from(2015)` or `[range(013,067)]`.
  let chosen: [String: String]

  private enum Keys: String, CaseIterable {
    case address
    case chosen = "choose"
  }

  public init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    address = try read(.address)
    chosen = try read(.chosen)
    guard address.firstMatch(of: /^https:\/\/[-a-zA-Z0-9.\/]+$/) != nil else {
      throw read.refusal(.address, "\(address) is not an address that begins with https://")
    }
    // Made once: a pattern costs more than all that is read with it.
    let (dimension, expression) = (/[A-Za-z0-9_]+/, /[-A-Za-z0-9_*?.,()\[\]]+/)
    for (code, choice) in chosen.sorted(by: { $0.key < $1.key }) {
      guard code.wholeMatch(of: dimension) != nil, choice.wholeMatch(of: expression) != nil else {
        throw read.refusal(
          .chosen,
          "\(code): \(choice) is no choice of a dimension; expected its code, and codes or an "
            + "expression such as from(2015)")
      }
    }
  }

  /// The address that answers with the table as the recipe reads it: CSV with codes and texts, semicolons
  /// and the title.
  public var url: String {
    let choices = chosen.sorted { $0.key < $1.key }.map { "&valueCodes[\($0.key)]=\($0.value)" }
    return address + "?lang=no&outputFormat=csv"
      + "&outputFormatParams=UseCodesAndTexts,IncludeTitle,SeparatorSemicolon" + choices.joined()
  }
}

extension Recipes {
  /// The query of the table that a recipe reads; nil for a table without such an interface, or no recipe.
  public func query(of source: String) -> TableQuery? {
    tables.first { $0.recipe.source == source }?.recipe.query
  }
}
