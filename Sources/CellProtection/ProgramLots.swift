/// The programs of lots of cells that hang together, each loaded when it is first asked.
struct ProgramLots {
  let lots: [[Int]]
  private var lot: [Int?]
  private var programs: [ChangeProgram?]

  init(_ problem: ProtectionProblem, _ lots: [[Int]]) {
    self.lots = lots
    lot = Array(repeating: nil, count: problem.cells.count)
    programs = lots.map { _ in nil }
    for (place, cells) in lots.enumerated() {
      for cell in cells { lot[cell] = place }
    }
  }

  /// The cells that hang together with one; none for a cell that cannot change.
  func cells(with cell: Int) -> [Int] { lot[cell].map { lots[$0] } ?? [] }

  mutating func program(of cell: Int, _ problem: ProtectionProblem, _ links: CellLinks)
    -> ChangeProgram?
  {
    guard let place = lot[cell] else { return nil }
    if let program = programs[place] { return program }
    let program = ChangeProgram(problem, links, lots[place])
    programs[place] = program
    return program
  }
}

/// The audits of the blocks of a problem, each made when it is first asked.
struct BlockAudits {
  private let blocks: [ProtectionBlock]
  private var places: [Int: Int] = [:]
  private var audits: [BlockAudit?]

  private let inWholeNumbers: Bool

  /// - Parameter inWholeNumbers: as for `BlockAudit`.
  init(_ blocks: [ProtectionBlock], inWholeNumbers: Bool = true) {
    self.blocks = blocks
    self.inWholeNumbers = inWholeNumbers
    audits = blocks.map { _ in nil }
    for (place, block) in blocks.enumerated() {
      for cell in block.cells { places[cell] = place }
    }
  }

  /// The audit of a hidden cell's block, with the cell's column.
  mutating func audit(of cell: Int) -> (audit: BlockAudit, column: Int)? {
    guard let place = places[cell], let column = blocks[place].column(of: cell) else { return nil }
    if let audit = audits[place] { return (audit, column) }
    let audit = BlockAudit(blocks[place], inWholeNumbers: inWholeNumbers)
    audits[place] = audit
    return (audit, column)
  }
}
