/// The program's name and version, as manifests and `--version` print them.
package enum Program {
  package static let version = "0.1.0"

  /// The default file name of the database.
  package static let databaseName = "nullpunkt-skal-ikke-deles.sqlite"
  /// What it was called before its name said that it must not be shared.
  package static let earlierDatabaseName = "nullpunkt.sqlite"
}
