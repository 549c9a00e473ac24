import Geography

/// From a file's bytes to observations: finds the form, picks the recipe, reads, accounts.
public struct ExtractReader: Sendable {
  private let recipes: Recipes
  private let geography: Geography

  public init(recipes: Recipes, geography: Geography) {
    self.recipes = recipes
    self.geography = geography
  }

  /// Reads the whole file. What is wrong with it is in the answer, not thrown.
  public func read(_ file: SourceFile) -> Extract {
    var builder = ExtractBuilder(file: file.path)
    do {
      let table = try TextTable(file)
      let adapter = adapter(for: table)
      adapter?.read(table, &builder)
      if adapter == nil { refuseUnrecognised(table, into: &builder) }
      builder.finish()
      let form = Extract.Form(
        encoding: table.encoding, lineEnding: table.lineEnding, delimiter: table.delimiter,
        decimalMark: adapter?.decimalMark ?? ".", title: table.title, dataRows: table.rows.count,
        publisher: adapter?.publisher ?? "unknown", recipe: adapter?.recipe)
      return extract(file, form, builder, problems: builder.problems)
    } catch {
      return extract(file, nil, builder, problems: error.problems)
    }
  }

  private func extract(
    _ file: SourceFile, _ form: Extract.Form?, _ builder: ExtractBuilder, problems: [Problem]
  ) -> Extract {
    Extract(
      file: file, form: form, columns: builder.columns, observations: builder.observations,
      reconciliation: builder.reconciliation, problems: problems)
  }

  /// A way of reading tables that fits this one.
  private struct Adapter {
    let recipe: String
    let publisher: String
    let decimalMark: Character
    let read: (TextTable, inout ExtractBuilder) -> Void
  }

  private func adapter(for table: TextTable) -> Adapter? {
    if table.header.cells == FiguresTemplate.header,
      let symbols = recipes.symbols[FiguresTemplate.publisher]
    {
      let mark = FiguresTemplate.decimalMark(of: table)
      let template = FiguresTemplate(symbols: symbols, geography: geography, decimalMark: mark)
      return Adapter(
        recipe: FiguresTemplate.name, publisher: FiguresTemplate.publisher, decimalMark: mark,
        read: { template.read($0, into: &$1) })
    }
    guard
      let recipe = recipes.wideTables.first(where: { table.title?.hasPrefix($0.title) == true }),
      let symbols = recipes.symbols[recipe.symbols]
    else { return nil }
    let wide = WideTable(recipe: recipe, symbols: symbols, geography: geography)
    return Adapter(
      recipe: recipe.source, publisher: recipe.publisher, decimalMark: wide.decimalMark,
      read: { wide.read($0, into: &$1) })
  }

  private func refuseUnrecognised(_ table: TextTable, into builder: inout ExtractBuilder) {
    let titles = recipes.wideTables.map { "a title that begins with \($0.title)" }
    let template = "the header " + FiguresTemplate.header.joined(separator: ";")
    builder.refuse(
      line: 1, .unrecognised, table.title ?? table.header.cells.joined(separator: ";"),
      "no recipe knows this table; expected " + (titles + [template]).joined(separator: ", or "))
  }
}
