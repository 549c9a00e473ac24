import Networks

/// A round of a network as a Markdown page, from which the document and the site's page are made too.
package struct NetworkPage: Worded {
  let report: NetworkReport
  let wording: Wording

  package init(_ report: NetworkReport, texts: Texts, language: Language) {
    self.report = report
    wording = Wording(texts: texts, language: language)
  }

  var findings: NetworkFindings { report.findings }
  var style: NumberStyle { wording.style }

  /// - Parameter picture: the address of the network's picture; nil for a page that is given it otherwise.
  /// - Throws: `Texts.Invalid` when a text is missing.
  package func markdown(picture: String? = nil) throws -> String {
    var page = Markdown()
    page.heading(1, try title(escaped: true))
    page.paragraph(try lead())
    page.paragraph(try say("network_honest", silent))
    page.paragraph(try say(report.isPublic ? "network_public" : "network_told"))
    if let picture { page.paragraph("![\(try pictureText())](\(picture))") }
    if !report.isPublic {
      try holders(&page)
      try bridges(&page)
      try wishes(&page)
    }
    try mixing(&page)
    try answers(&page)
    try changes(&page)
    try whole(&page)
    return page.text
  }

  package func title(escaped: Bool = false) throws -> String {
    try say(
      "network_title",
      [
        "name": escaped ? Markdown.plain(report.name) : report.name,
        "year": String(findings.network.year),
      ])
  }

  /// What the picture shows, in a sentence.
  package func pictureText() throws -> String {
    let places = Set(findings.network.actors.map(\.placeName)).sorted().filter { !$0.isEmpty }
    return try say(
      "network_picture",
      [
        "actors": style.count(findings.network.actors.count),
        "places": wording.list(places.map(Markdown.plain)),
      ])
  }

  /// A network's text of its own by name, as the picture's key has them.
  package func text(_ name: String) throws -> String { try say("network_\(name)") }

  /// Where the picture's network is from.
  package func source() throws -> String {
    try say(
      "network_picture_source",
      [
        "year": String(findings.network.year), "answered": count(.answered),
        "invited": count(.invited),
      ])
  }

  private func lead() throws -> String {
    try say(
      "network_lead",
      [
        "answered": count(.answered), "invited": count(.invited),
        "rate": findings[.responseRate].map { style.percent($0.value, decimals: 0) } ?? "",
        "pairs": count(.pairs), "confirmed": count(.confirmed),
      ])
  }

  /// How many did not answer, in words; one has a sentence of its own.
  private var silent: [String: String] {
    get throws {
      let silent = findings.network.actors.count { !$0.hasAnswered }
      return silent == 0
        ? [:] : [silent == 1 ? "one" : "silent": try wording.inWords(silent)]
    }
  }

  func count(_ measure: WholeMeasure) -> String {
    findings[measure].map { style.count(Int($0.value)) } ?? "–"
  }

  /// A share with two decimals, and its least and most where they differ from it.
  func withRange(_ value: UncertainValue, decimals: Int = 2) throws -> String {
    let text = style.decimal(value.value, decimals)
    guard let range = value.range else { return text }
    let (lower, upper) = (
      style.decimal(range.lowerBound, decimals), style.decimal(range.upperBound, decimals)
    )
    guard lower != text || upper != text else { return text }
    return try say("network_to", ["value": text, "lower": lower, "upper": upper])
  }

  func name(_ actor: NetworkActor) -> String { Markdown.plain(actor.service) }

  /// A service with its municipality, where that is told.
  func placed(_ actor: NetworkActor) -> String {
    actor.placeName.isEmpty ? name(actor) : "\(name(actor)), \(Markdown.plain(actor.placeName))"
  }
}
