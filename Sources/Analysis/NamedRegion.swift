import Files
import Geography

extension Knowledge {
  /// The region that a text means in a year: by its id or its name, or by its municipalities,
  /// `3401,3414`, which then need a name.
  /// - Throws: `UnknownName` with the nearest three; `Refusal` for a list that does not fit the borders at
  ///   the end of the year.
  package func region(_ text: String, name: String?, year: Int) throws -> Region {
    if text.contains(",") || (!text.isEmpty && text.allSatisfy(\.isNumber)) {
      return try region(listed: text, name: name, year: year)
    }
    guard name == nil else {
      throw Refusal(
        "\(text) is no list of municipalities; --region-name belongs to one such as 3401,3414")
    }
    let geography = try geography
    let wanted = NearestNames.plain(text)
    let found = geography.regions.filter {
      $0.id.description == text || NearestNames.plain($0.id.description) == wanted
        || NearestNames.plain($0.name) == wanted
    }
    guard let region = found.first(where: { $0.id.description == text }) ?? found.first else {
      let names = geography.regions.flatMap { [$0.id.description, $0.name] }
      let nearest = NearestNames.nearest(to: text, among: names).joined(separator: ", ")
      throw UnknownName(
        "there is no region \(text); the nearest are \(nearest), and nullpunkt regions lists them all "
          + "(--region)")
    }
    let day = CalendarDay.endOfYear(year)
    let members = region.municipalities(on: day)
    guard !members.isEmpty else {
      let known = region.memberships.map(\.validity.description).joined(separator: ", ")
      throw Refusal(
        "the region \(region.id) has no municipalities on \(day), its list is of \(known); name those "
          + "of the day, --region 3401,3414 --region-name \"\(region.name)\"")
    }
    try require(members, on: day, for: "the region \(region.id)")
    return region
  }

  private func region(listed text: String, name: String?, year: Int) throws -> Region {
    var codes: [MunicipalityCode] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.filter { !$0.isWhitespace }
      guard let code = MunicipalityCode(digits.utf8.count == 3 ? "0\(digits)" : digits),
        UnplacedCode(digits) == nil
      else {
        throw Refusal(
          "\(part.isEmpty ? "nothing" : String(part)) between the commas of \(text) is no municipality's code; expected four "
            + "digits each (--region)")
      }
      guard !codes.contains(code) else {
        throw Refusal("\(code) stands twice in \(text) (--region)")
      }
      codes.append(code)
    }
    let day = CalendarDay.endOfYear(year)
    try require(codes, on: day, for: text)
    let id = (name ?? "").inFileName
    guard let name, !id.isEmpty, !id.allSatisfy(\.isNumber) else {
      throw Refusal(
        "\(text) needs a name in letters for its report: --region-name \"My region\"")
    }
    let geography = try geography
    if let other = geography.regions.first(where: { $0.id.description == id }),
      !ownRegions.contains(other.id)
    {
      throw Refusal(
        "\(name) is the name of a region in data/geography/regions.yaml; expected another "
          + "(--region-name)")
    }
    if let place = Territory(geography, on: day).units(named: name).first(where: {
      $0.code.level != .region
    }) {
      throw Refusal(
        "\(name) is the name of \(place.code) \(place.name); expected another (--region-name)")
    }
    let lives = codes.compactMap { code in
      geography.history(of: code).first { $0.validity.contains(day) }?.validity
    }
    let ends = lives.compactMap(\.to)
    return Region(
      id: RegionID(id), name: name,
      memberships: [
        Region.Membership(
          municipalities: codes.sorted(),
          validity: Validity(from: lives.compactMap(\.from).max(), to: ends.min()))
      ])
  }

  private func require(_ codes: [MunicipalityCode], on day: CalendarDay, for what: String) throws {
    let objections = try geography.objections(to: codes, on: day)
    guard objections.isEmpty else {
      throw Refusal(
        "\(what) does not fit the borders of \(day): \(objections.joined(separator: "; ")) (--region)"
      )
    }
  }
}
