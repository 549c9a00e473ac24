/// The program as manifests and `--version` name it.
package enum Program {
  package static let version = "0.1.0"

  /// The database's name where no other is asked for.
  package static let databaseName = "nullpunkt.sqlite"
}
