import Analysis
import ArgumentParser
import Files
import Reporting
import Storage

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove the database: structure, accounts, zero points and results.",
    discussion: """
      Checks SQLite's structure and references, and that tables, views and triggers are the program's own; \
      that every file's cells are all accounted for, and all of it is as it was imported; that the ledger of \
      what was imported, decided, sealed and recorded is whole; that every zero point still has the content \
      it was sealed with, and that its own definitions, borders and files give that content again; that \
      recorded practices and the last run's results are as they were written, and the figures give those \
      results again. Tells when the figures have changed since. Prints the SHA-256 of everything the \
      database says, and of the ledger's last entry. Exit status 1 when a check fails, or there is nothing to \
      prove.

      Whoever may write to the database can write all of it anew, seals included. That is seen only by a hash \
      which is kept elsewhere: --expect takes the ledger's, as run, the manifest and the reports print it, or \
      the content's. The ledger may have grown since.

      With --disclosure, looks through all files of a folder instead, tables, pages, documents and databases, \
      for figures that are withheld to protect people, and tells what can be computed from those it \
      finds. PDFs are read by pdftotext and Parquet by DuckDB where these are installed; what is not read is \
      named.

        nullpunkt verify
        nullpunkt verify --database kopi.sqlite
        nullpunkt verify --expect 9a33c2fd5a5a2a86db6b2a2741cf99cae8fe2accd0f3eb5e9c886ba1a823cf84
        nullpunkt verify --disclosure rapporter/2021-kongsvingerregionen
      """)

  @Option(
    name: .customLong("disclosure"),
    help: ArgumentHelp(
      "Look through this folder for figures that are withheld.", valueName: "folder"))
  var published: String?
  @Option(
    help: ArgumentHelp(
      "The SHA-256, kept elsewhere, of the ledger or the content.", valueName: "hash"))
  var expect: String?
  @OptionGroup var zeroPointOptions: ZeroPointOptions

  @OptionGroup var languageOptions: LanguageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    let knowledge = try dataOptions.knowledge()
    let store = try database.open(for: knowledge)
    let say = CommandWords(try knowledge.texts, languageOptions.language)
    let said = try knowledge.said(in: languageOptions.language)
    if let published { return try audit(published, knowledge, store, say, said) }
    let failures = try VerifyChecks(store, knowledge, say, said).failures(expecting: expect)
    try store.close()
    if failures > 0 { throw ExitCode.failure }
  }

  func validate() throws {
    guard let expect else { return }
    guard expect.count == 64, expect.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw ValidationError("--expect needs all 64 digits of a SHA-256")
    }
  }

  /// Looks through a folder for figures that are withheld.
  private func audit(
    _ folder: String, _ knowledge: Knowledge, _ store: Store, _ say: CommandWords,
    _ said: SaidInLanguage
  ) throws {
    let sealed = try store.zeroPoint(zeroPointOptions.zeroPoint)
    let analysis = try Analysis(
      store.observations(), knowledge, knowledge.catalogue(since: sealed).indicators,
      schools: store.schoolsForProtection(knowledge), bordersOf: zeroPointOptions.zeroPoint,
      since: sealed)
    let audit = try FolderAudit(folder, analysis, .installed(knowledge))
    let count = analysis.control.plan.withheld.count
    try VerifyChecks.tell(
      audit.leaks, of: try say("disclosure", ["count": String(count)]), say, said)
    let read = audit.read.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    Console.tell(
      "         \(try say("disclosure_read", ["files": read.joined(separator: ", ")]))\n")
    let note = try say("note")
    for file in audit.unread { Console.tell("\(note)   \(said(file))\n") }
    try store.close()
    if !audit.leaks.isEmpty { throw ExitCode.failure }
  }
}
