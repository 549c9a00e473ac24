import Analysis

extension OutputFolder {
  /// Writes the report and its pages in one language to the folder.
  package func writeReport(_ content: ReportContent, _ knowledge: Knowledge, _ language: Language)
    throws
  {
    for (name, text) in try content.pages(knowledge.texts, language) {
      try write(text, as: name, about: .region)
    }
  }
}

extension ReportContent {
  /// The pages as Markdown, each with its file's name, the report first.
  package func pages(_ texts: Texts, _ language: Language) throws -> [(name: String, text: String)]
  {
    try ReportPage.allCases.compactMap { page in
      guard let text = try page.markdown(self, texts: texts, language: language) else {
        if page == .zeroPoint { throw Refusal("the catalogue is empty") }
        return nil
      }
      return (page.fileName(language), text)
    }
  }
}

extension ReportPage {
  /// Returns the page as Markdown; nil where there is nothing that it could tell.
  /// - Throws: `Texts.Invalid` when a text is missing.
  func markdown(_ content: ReportContent, texts: Texts, language: Language) throws -> String? {
    switch self {
    case .zeroPoint:
      try ZeroPointReport(content, texts: texts, language: language)?.markdown()
    case .figures: try FiguresPage(content, texts: texts, language: language)?.markdown()
    case .changes: try ChangesPage(content, texts: texts, language: language)?.markdown()
    case .candidates: try CandidatesPage(content, texts: texts, language: language).markdown()
    case .candidateYears:
      try CandidateYearsPage(content, texts: texts, language: language)?.markdown()
    case .profiles: try ProfilesPage(content, texts: texts, language: language).markdown()
    case .practices:
      try isPart(of: content)
        ? PracticePage(
          content.practices.practices, in: content.practices, indicators: content.allKnown,
          texts: texts, language: language
        ).markdown() : nil
    case .coverage:
      try content.coverage.map {
        try CoveragePage(content, $0, texts: texts, language: language).markdown()
      }
    case .sources: try SourcesPage(content, texts: texts, language: language)?.markdown()
    }
  }

  /// Whether a report about the content has the page.
  func isPart(of content: ReportContent) -> Bool {
    switch self {
    case .changes: !content.laterYears.isEmpty
    case .candidateYears: !content.laterSearches.isEmpty
    case .practices: !content.practices.practices.isEmpty
    case .coverage: content.coverage != nil
    default: true
    }
  }
}
