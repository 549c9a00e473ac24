import Testing

@testable import Geography

/// A few Norwegian municipalities through the reforms of 2017, 2018, 2020 and 2024, cut from
/// Statistics Norway's classifications 131 and 104. Years stand for 1 January.
enum SmallCountry {
  private static let municipalities: [(code: String, name: String, from: Int?, to: Int?)] = [
    ("0137", "Våler (Østfold)", nil, 2020), ("3018", "Våler (Viken)", 2020, 2024),
    ("3114", "Våler (Østfold)", 2024, nil), ("0426", "Våler (Hedmark)", nil, 2020),
    ("3419", "Våler (Innlandet)", 2020, nil), ("0301", "Oslo", nil, nil),
    ("0402", "Kongsvinger", nil, 2020), ("3401", "Kongsvinger", 2020, nil),
    ("0418", "Nord-Odal", nil, 2020), ("3414", "Nord-Odal", 2020, nil),
    ("0704", "Tønsberg", nil, 2020), ("3803", "Tønsberg", 2020, 2024),
    ("3905", "Tønsberg", 2024, nil), ("0706", "Sandefjord", nil, 2017),
    ("0710", "Sandefjord", 2017, 2020), ("3804", "Sandefjord", 2020, 2024),
    ("3907", "Sandefjord", 2024, nil), ("0720", "Stokke", nil, 2017),
    ("1504", "Ålesund", nil, 2020), ("1529", "Skodje", nil, 2020),
    ("1507", "Ålesund", 2020, 2024), ("1508", "Ålesund", 2024, nil), ("1580", "Haram", 2024, nil),
    ("1613", "Snillfjord", nil, 2018), ("5012", "Snillfjord", 2018, 2020),
    ("1612", "Hemne", nil, 2018), ("5011", "Hemne", 2018, 2020), ("5055", "Heim", 2020, nil),
    ("1617", "Hitra", nil, 2018), ("5013", "Hitra", 2018, 2020), ("5056", "Hitra", 2020, nil),
    ("1638", "Orkdal", nil, 2018), ("5024", "Orkdal", 2018, 2020), ("5059", "Orkland", 2020, nil),
    ("1805", "Narvik", nil, 2020), ("1806", "Narvik", 2020, nil),
    ("1849", "Hábmer - Hamarøy", nil, 2020), ("1875", "Hábmer - Hamarøy", 2020, nil),
    ("1850", "Tysfjord - Divtasvuodna", nil, 2020),
    ("1833", "Rana", nil, 2024), ("1833", "Rana - Raane", 2024, nil),
    ("9999", "Uoppgitt", nil, nil),
  ]

  private static let counties: [(code: String, name: String, from: Int?, to: Int?)] = [
    ("01", "Østfold", nil, 2020), ("03", "Oslo", nil, nil), ("04", "Hedmark", nil, 2020),
    ("07", "Vestfold", nil, 2020), ("15", "Møre og Romsdal", nil, nil),
    ("16", "Sør-Trøndelag", nil, 2018), ("18", "Nordland", nil, nil), ("30", "Viken", 2020, 2024),
    ("31", "Østfold", 2024, nil), ("34", "Innlandet", 2020, nil),
    ("38", "Vestfold og Telemark", 2020, 2024), ("39", "Vestfold", 2024, nil),
    ("50", "Trøndelag", 2018, nil),
  ]

  private static let changes: [(year: Int, old: String, new: [String])] = [
    (2017, "0704", ["0704"]), (2017, "0706", ["0710"]), (2017, "0720", ["0704", "0710"]),
    (2018, "1612", ["5011"]), (2018, "1613", ["5012"]), (2018, "1617", ["5013"]),
    (2018, "1638", ["5024"]),
    (2020, "0137", ["3018"]), (2020, "0426", ["3419"]), (2020, "0402", ["3401"]),
    (2020, "0418", ["3414"]), (2020, "0704", ["3803"]), (2020, "0710", ["3804"]),
    (2020, "1504", ["1507"]), (2020, "1529", ["1507"]), (2020, "5011", ["5055"]),
    (2020, "5012", ["5055", "5056", "5059"]), (2020, "5013", ["5056"]), (2020, "5024", ["5059"]),
    (2020, "1805", ["1806"]), (2020, "1849", ["1875"]), (2020, "1850", ["1806", "1875"]),
    (2024, "3018", ["3114"]), (2024, "3803", ["3905"]), (2024, "3804", ["3907"]),
    (2024, "1507", ["1508", "1580"]), (2024, "1833", ["1833"]),
  ]

  static func geography() throws -> Geography {
    Geography(
      municipalities: try municipalities.map { unit in
        Municipality(
          code: try municipality(unit.code), name: unit.name, validity: years(unit.from, unit.to))
      },
      counties: try counties.map { county in
        County(
          code: try #require(CountyCode(county.code)), name: county.name,
          validity: years(county.from, county.to))
      },
      regions: [
        try region(
          "kongsvinger", "Kongsvingerregionen", (nil, 2020, ["0402", "0418"]),
          (2020, nil, ["3401", "3414"])),
        // Oslo and a place in Viken: no county holds both.
        try region("fjord", "Oslofjorden", (2020, 2024, ["3018", "0301"])),
      ],
      changes: try changes.flatMap { change in
        try change.new.map {
          MunicipalityChange(
            date: newYear(change.year), old: try municipality(change.old), new: try municipality($0)
          )
        }
      })
  }

  static func municipality(_ text: String) throws -> MunicipalityCode {
    try #require(MunicipalityCode(text))
  }

  static func newYear(_ year: Int) -> CalendarDay { CalendarDay(year: year, month: 1, day: 1) }

  static func years(_ from: Int?, _ to: Int?) -> Validity {
    Validity(from: from.map(newYear), to: to.map(newYear))
  }

  private static func region(
    _ id: String, _ name: String, _ memberships: (from: Int?, to: Int?, codes: [String])...
  ) throws -> Region {
    Region(
      id: RegionID(id), name: name,
      memberships: try memberships.map { stretch in
        Region.Membership(
          municipalities: try stretch.codes.map(municipality),
          validity: years(stretch.from, stretch.to))
      })
  }
}
