import ArgumentParser
import Files

/// The roles of the table's columns.
struct AnalysedColumns {
  let unit: String
  let figure: Figure
  let period: String?
  let context: [String]
  let group: String?

  enum Figure {
    case share(numerator: String, denominator: String)
    case mean(String, n: String)
  }

  /// - Throws: `ValidationError` when the figures are given neither as counts nor as means, or as both.
  init(_ options: AnalyseCommand.Columns) throws {
    switch (options.numerator, options.denominator, options.mean, options.n) {
    case (let numerator?, let denominator?, nil, nil):
      figure = .share(numerator: numerator, denominator: denominator)
    case (nil, nil, let mean?, let n?):
      figure = .mean(mean, n: n)
    default:
      throw ValidationError("give --numerator and --denominator, or --mean and --n")
    }
    unit = options.unit
    period = options.period
    context = (options.context ?? "").split(separator: ",").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    group = options.group
  }

  /// Whether figures are counts, of which a total's are the sums.
  var isOfShares: Bool { if case .share = figure { true } else { false } }

  /// The columns of numbers.
  var numbers: [NumberColumns.Column] {
    let figures: [NumberColumns.Column] =
      switch figure {
      case .share(let numerator, let denominator):
        [.init(numerator, isWhole: true), .init(denominator, isWhole: true)]
      case .mean(let mean, let n): [.init(mean, isWhole: false), .init(n, isWhole: true)]
      }
    return figures + context.map { .init($0, isWhole: false) }
  }

  /// The required shape of the table: these columns and any others.
  var shape: TableShape {
    let figures =
      switch figure {
      case .share(let numerator, let denominator): [numerator, denominator]
      case .mean(let mean, let n): [mean, n]
      }
    var shape = TableShape()
    shape.header = .naming
    shape.rows = .asHeaderOrNote
    shape.needed = [unit] + figures + context + [period, group].compactMap { $0 }
    shape.absence = { name, header in
      (name, "no column is called so; the table has \(header.joined(separator: ", "))")
    }
    return shape
  }
}
