/// Parses one cell: a code where it has one, then words for the country and unplaced persons, then names.
struct RegionReading {
  typealias Refusal = RegionCell.Refusal

  let cell: CellText
  let geography: Geography
  let context: RegionContext

  func unit() throws(Refusal) -> UnitCode {
    if let digits = cell.digits {
      let unit = try unit(digits)
      try refuseOthersName(unit, digits)
      return unit
    }
    if let word = word() { return word }
    if let region = region() { return region }
    return try unitByName()
  }

  /// Refuses a code beside a text that is no name of its unit, since the two contradict each other.
  private func refuseOthersName(_ unit: UnitCode, _ digits: String) throws(Refusal) {
    let known = NameBesideCode(geography: geography)
    guard !cell.name.isEmpty, !known.isName(cell.name, of: unit) else { return }
    let own = known.names(of: unit)
    let others = geography.names.called(cell.name).map(\.unit).filter { $0 != unit }
    // The mark says whose code it is, so that only another unit's name contradicts it: `K-5006 teinkj`.
    if cell.isAggregate, others.isEmpty { return }
    let other = others.last { $0.level == unit.level } ?? others.last
    let isMunicipality = unit.level == .municipality
    let claim =
      switch (other, own.isEmpty) {
      case (let other?, _) where isMunicipality:
        "is \(own), but the name is that of \(other)"
      case (let other?, _): "is not that of \(cell.name), which is \(other)"
      case (nil, true): "is \(unit.level.rawValue), and \(cell.name) is no name of that"
      case (nil, false): "is \(own), and \(cell.name) is no name of it"
      }
    let isLonger = cell.name.contains(" - ") && other == nil
    throw Refusal(
      message: "the code \(digits) \(claim); expected code and name of the same "
        + (isMunicipality ? "municipality" : "place")
        + (isLonger ? ", or nullpunkt geography import of a list with its new name" : ""))
  }

  private func unit(_ digits: String) throws(Refusal) -> UnitCode {
    if digits.count <= 4, digits.allSatisfy({ $0 == "0" }) { return .country }
    switch digits.count {
    case 4: return try fourDigits(digits)
    case 2: return try county(digits)
    case 6: return try district(digits)
    case 9: return try school(digits)
    case 1 where context.holdsCodes: return try county("0" + digits)
    case 3 where context.holdsCodes: return try fourDigits("0" + digits)
    case 5 where context.holdsCodes: return try district("0" + digits)
    case 1, 3, 5:
      throw Refusal(
        message: "the code \(digits) has \(digits.count) digits; expected two for a county, four "
          + "for a municipality or six for a district, such as 0\(digits)")
    default: throw namesNoPlace
    }
  }

  private func fourDigits(_ digits: String) throws(Refusal) -> UnitCode {
    if let unplaced = UnplacedCode(digits), geography.knows(unplaced) {
      return .unplaced(unplaced)
    }
    guard let code = MunicipalityCode(digits), !geography.history(of: code).isEmpty else {
      throw Refusal(
        message: "\(digits) is not a municipality's code in any year since 2008; "
          + "expected a code of Statistics Norway's classification 131, such as 3401")
    }
    return .municipality(code)
  }

  private func county(_ digits: String) throws(Refusal) -> UnitCode {
    if let code = CountyCode(digits), geography.hasHad(code) { return .county(code) }
    // The classification of counties has codes of its own for what lies in no county.
    if digits == "99" { return .unplaced(.unstated) }
    if let outside = UnplacedCode(digits + "00") { return .unplaced(outside) }
    throw Refusal(
      message: "\(digits) is not a county's code in any year since 2008; "
        + "expected a code of Statistics Norway's classification 104, such as 34")
  }

  private func district(_ digits: String) throws(Refusal) -> UnitCode {
    guard let code = DistrictCode(digits), UnplacedCode(digits.prefix(4)) == nil,
      !geography.history(of: code.municipality).isEmpty
    else {
      throw Refusal(
        message:
          "\(digits) is no district: \(digits.prefix(4)) is not a municipality's code in any "
          + "year since 2008; expected six digits such as 030101")
    }
    return .district(code)
  }

  private func school(_ digits: String) throws(Refusal) -> UnitCode {
    guard let code = SchoolCode(digits) else {
      throw Refusal(
        message: "\(digits) is no organisation number: its check digit is wrong; "
          + "expected nine digits such as 974760673")
    }
    return .school(code)
  }

  /// Reads words for the country and for unplaced persons; `I` only in a column of codes.
  private func word() -> UnitCode? {
    let words = cell.whole.lowercased()
    if words == "i" { return context.holdsCodes ? .country : nil }
    switch words.split(separator: " ").first {
    case "eak":
      let rest = String(words.drop { $0 != " " }.dropFirst().drop { $0 == "-" || $0 == " " })
      return rest.isEmpty || NameBesideCode.countryWords.contains(rest) ? .country : nil
    case "uoppgitt", "ukjent":
      let rest = words.drop { $0 != " " }.dropFirst()
      return ["", "kommune", "fylke", "bosted"].contains(rest) ? .unplaced(.unstated) : nil
    case "k-rest":
      // Persons of divided municipalities and not stated, who count in the country's total alone.
      return ["uoppgitt", "uoppgjeve", "unknown"].contains(where: words.hasSuffix)
        ? .unplaced(.unstated) : nil
    default: break
    }
    switch words {
    case "landet", "hele landet", "heile landet", "i alt", "norge", "noreg", "i alt landet",
      "i alt norge", "the whole country", "whole country":
      return .country
    case "svalbard": return UnplacedCode("2100").map(UnitCode.unplaced)
    case "jan mayen": return UnplacedCode("2200").map(UnitCode.unplaced)
    case "kontinentalsokkelen", "sokkelen": return UnplacedCode("2300").map(UnitCode.unplaced)
    default: return nil
    }
  }

  /// Reads a region's id, alone or before its name.
  private func region() -> UnitCode? {
    guard !context.isWithoutRegions else { return nil }
    guard context.level == nil || context.level == .region else { return nil }
    let head = cell.whole.prefix { $0 != " " }
    guard let region = geography.region(RegionID(String(head))) else { return nil }
    let rest = String(cell.whole.dropFirst(head.count + 1))
    let isItsName = PlaceNames.folded(rest) == PlaceNames.folded(region.name)
    return rest.isEmpty || isItsName ? .region(region.id) : nil
  }

  var namesNoPlace: Refusal {
    Refusal(
      message: "names no place; expected a code first, such as 3401 Kongsvinger, 34 or 0, the name "
        + "of a municipality or county, or a region of the region list, such as kongsvinger")
  }
}
