import ArgumentParser
import Files
import Foundation
import Indicators
import Reporting

/// The options for the answer's format.
struct CalcOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  @Option(help: "How the answer is written.")
  var format = Format.csv
  @OptionGroup var csv: CSVOptions
  @OptionGroup var table: TableOptions
}

/// Writes a table row by row, as CSV or as an array of JSON objects, one a line.
struct CalcAnswer {
  private let columns: [String]
  private let keys: [String]
  private let format: CalcOptions.Format
  private let rawText: Bool
  private var isEmpty = true
  private var pending = ""
  private static let blockSize = 1 << 16

  /// - Parameter carried: the input's other columns, which follow the answer's.
  init(_ columns: [String], carried: [String] = [], _ options: CalcOptions) throws {
    self.columns = columns + carried
    keys = try self.columns.map(Self.jsonText)
    format = options.format
    rawText = options.csv.rawText
    if format == .csv { pending = CSVText.line(self.columns, rawText: rawText) }
  }

  mutating func write(_ cells: [Cell], others: [String] = []) throws {
    switch format {
    case .csv:
      var bytes: [UInt8] = []
      CSVText.append(cells + others.map(Cell.text), rawText: rawText, to: &bytes)
      pending += String(decoding: bytes, as: UTF8.self)
    case .json:
      pending += isEmpty ? "[\n{" : ",\n{"
      for (index, cell) in (cells + others.map(Cell.text)).enumerated() {
        if index > 0 { pending += "," }
        pending += keys[index] + ":"
        switch cell {
        case .text(let text): pending += try Self.jsonText(text)
        case .count, .number:
          let number = cell.description
          pending += number.isEmpty ? "null" : number
        }
      }
      pending += "}"
    }
    isEmpty = false
    if pending.utf8.count >= Self.blockSize { flush() }
  }

  mutating func finish() {
    if format == .json { pending += isEmpty ? "[]\n" : "\n]\n" }
    flush()
  }

  private mutating func flush() {
    Console.answer(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private static func jsonText(_ text: String) throws -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    if isPlain { return "\"\(text)\"" }
    return String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}

extension CalcTable {
  /// Calculates and writes row by row, so that no more than a row of the answer is held.
  /// - Parameter calculate: gives nil for a row without a figure.
  consuming func answer(
    _ columns: [String], _ options: CalcOptions, row calculate: (CalcRow) throws -> [Cell]?
  ) throws {
    var answer = try CalcAnswer(columns, carried: carried, options)
    while let row = try next() {
      let cells = try calculate(row) ?? row.withoutFigure(columns)
      try answer.write(cells, others: row.others)
    }
    answer.finish()
  }
}
