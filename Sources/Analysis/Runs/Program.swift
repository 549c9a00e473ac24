/// The program's name and version, as manifests and `--version` print them.
package enum Program {
  package static let version = "0.1.0"

  /// The default file name of the database.
  package static let databaseName = "nullpunkt.sqlite"
}
