import Analysis
import Disclosure
import Files
import Storage

extension FolderAudit.Readers {
  /// The readers of databases, PDFs and Parquet files, the last two by programs where they are installed.
  static func installed(_ knowledge: Knowledge) throws -> FolderAudit.Readers {
    let rules = try knowledge.rules
    let open = Set(try knowledge.catalogue.indicators.filter { rules.isOpen($0.source) }.map(\.id))
    let scratch = try ScratchFolder()
    return FolderAudit.Readers(
      database: { path, take in
        try SharedDatabase.read(
          path, isOpen: rules.isOpen, isOpenIndicator: open.contains, take)
      },
      pdf: { path in
        guard let program = try? ExternalProgram("pdftotext", for: "the proof of PDFs") else {
          return nil
        }
        var lines: [String] = []
        try program.run(["-layout", "-enc", "UTF-8", path, "-"]) { lines.append($0) }
        return lines
      },
      parquet: { path in
        guard let program = try? ExternalProgram("duckdb", for: "the proof of Parquet files") else {
          return nil
        }
        let csv = scratch.path("rows.csv")
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
        try program.run(
          ["-batch", "-bail", ":memory:"],
          input: "COPY (SELECT * FROM read_parquet(\(quoted(path)))) TO \(quoted(csv)) (HEADER);\n")
        return csv
      })
  }
}
