import Files
import Indicators

/// Where each source's table is to be had, and which recipe reads it: `data/obtaining.yaml`.
package struct Obtaining: Sendable, SettingsReadable {
  private let sources: [String: Place]

  private enum Keys: String, CaseIterable { case sources }

  package init(reading node: SettingsNode) throws(SettingsRefusal) {
    let read = try KnownKeys<Keys>(node)
    sources = try read(.sources)
  }

  /// The place of a source, as a catalogue entry names it; nil where it is not told.
  package subscript(_ source: String) -> Place? { sources[source] }

  /// The place where a table is to be had.
  package struct Place: Sendable, SettingsReadable {
    package let table: LocalizedText
    package let access: Access
    /// The page's address; nil where there is none.
    package let address: String?
    /// What to choose on the page, or to ask for.
    package let choices: LocalizedText
    /// The recipe that reads it.
    package let recipe: String

    private enum Keys: String, CaseIterable { case table, access, address, choices, recipe }

    package init(reading node: SettingsNode) throws(SettingsRefusal) {
      let read = try KnownKeys<Keys>(node)
      table = try read(.table)
      access = try read(.access)
      address = try read.ifPresent(.address)
      choices = try read(.choices)
      recipe = try read(.recipe)
      if let address, address.firstMatch(of: /^https:\/\/[-a-zA-Z0-9.\/_?=&%]+$/) == nil {
        throw read.refusal(.address, "\(address) is not an address that begins with https://")
      }
      if recipe.firstMatch(of: /^[a-z0-9-]+$/) == nil {
        throw read.refusal(.recipe, "\(recipe) is not the name of a recipe, such as ssb-13556")
      }
    }
  }

  /// The way in which a table is got.
  package enum Access: String, Sendable, CaseIterable, SettingsReadable {
    /// Anyone can download it.
    case open
    /// The table is ordered from its publisher.
    case ordered
    /// The figures are entered by hand from pages that print them.
    case entered
    /// The table is not to be had, beyond what is bundled.
    case unobtainable
  }
}
