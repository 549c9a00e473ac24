import Analysis

extension OutputFolder {
  /// Writes the report and its pages in one language to the folder.
  package func writeReport(_ content: ReportContent, _ knowledge: Knowledge, _ language: Language)
    throws
  {
    let texts = try knowledge.texts
    guard let report = ZeroPointReport(content, texts: texts, language: language)
    else { throw Refusal("the catalogue is empty") }
    for page in ReportPage.allCases {
      let text: String? =
        switch page {
        case .zeroPoint: try report.markdown()
        case .candidates:
          try CandidatesPage(content, texts: texts, language: language).markdown()
        case .profiles: try ProfilesPage(content, texts: texts, language: language).markdown()
        case .coverage:
          try content.coverage.map {
            try CoveragePage(content, $0, texts: texts, language: language).markdown()
          }
        }
      guard let text else { continue }
      try write(text, as: page.fileName(language), about: .region)
    }
  }
}
