import ArgumentParser
import Storage

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of the database into one file.",
    discussion: """
      The copy is the database as it is at one moment, whole and in one file, also while another \
      command writes to it. To restore it, copy it to where the database was, or name it with \
      --database. nullpunkt verify --database FILE proves it.

        nullpunkt backup kopi.sqlite
      """)

  @Argument(help: "The file of the copy, which must not be there yet.")
  var file: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    try store.backUp(to: file)
    try store.close()
    // Of the copy: the database may have gone on meanwhile.
    let copy = try Store(path: file, for: .reading)
    let content = try copy.contentHash()
    try copy.close()
    Console.tell("\(file): content SHA-256 \(content)\n")
  }
}
