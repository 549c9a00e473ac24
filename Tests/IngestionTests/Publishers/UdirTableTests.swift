import BundledData
import Testing

@testable import Ingestion

/// Tables of Udir's statistikkportalen, small and made up, in its form: a line `sep=`, tabs, decimal
/// comma, a column for each school year, breaks before the figures they explain.
struct UdirTableTests {
  private static let keys =
    "EnhetNivaa\tNasjonaltkode\tFylkekode\tKommunekode\tOrganisasjonsnummer\tNasjonalt\tFylke\t"
    + "Kommune\tEnhetNavn"

  private func table(_ columns: [String], _ rows: [String], keys: String = keys) -> String {
    let header = ([keys] + columns).joined(separator: "\t")
    return "sep=\t\n" + ([header] + rows).joined(separator: "\r\n") + "\r\n"
  }

  private func points(_ rows: String...) -> String {
    table(
      [
        "2018-19.Alle eierformer.Begge kjønn.Grunnskolepoeng",
        "2018-19.Alle eierformer.Begge kjønn.Antall",
        "2019-20.Alle eierformer.Begge kjønn.Grunnskolepoeng.Brudd",
        "2019-20.Alle eierformer.Begge kjønn.Grunnskolepoeng",
        "2019-20.Alle eierformer.Begge kjønn.Antall",
      ], rows)
  }

  private static let country =
    "1\tI \t\t\tI \tHele landet\tAlle fylker\tAlle kommuner\tHele landet\t42,0\t58750\tIngen eksamen\t43,2\t59245"
  /// Hedmark and Kongsvinger before 2020, with the zeros a spreadsheet has eaten.
  private static let hedmark =
    "2\tI\t4\t\t4\tHele landet\tHedmark\t\tHedmark\t40,9\t2100\t\t\t"
  private static let kongsvinger402 =
    "3\tI\t4\t402\t402\tHele landet\tHedmark\tKongsvinger\tKongsvinger\t40,1\t170\t\t\t"
  private static let kongsvinger3401 =
    "3\tI\t34\t3401\t3401\tHele landet\tInnlandet\tKongsvinger\tKongsvinger\t40,1\t170\t\t42,3\t181"
  private static let schoolBefore =
    "4\tI\t4\t402\t974570394\tHele landet\tHedmark\tKongsvinger\tHolt\t40,1\t170\t\t\t"
  private static let schoolSince =
    "4\tI\t34\t3401\t974570394\tHele landet\tInnlandet\tKongsvinger\tHolt\t40,1\t170\t\t*\t*"

  @Test func grunnskolepoengWithSchools() throws {
    let extract = try Repository.read(
      points(
        Self.country, Self.hedmark, Self.kongsvinger402, Self.kongsvinger3401, Self.schoolBefore,
        Self.schoolSince))
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "udir-grunnskolepoeng")
    #expect(
      extract.told == [
        "0 points 2018-19 both = 42", "0 pupils 2018-19 both = 58750",
        "0 points 2019-20 both = 43.2", "0 pupils 2019-20 both = 59245",
        "04 points 2018-19 both = 40.9", "04 pupils 2018-19 both = 2100",
        "0402 points 2018-19 both = 40.1", "0402 pupils 2018-19 both = 170",
        "3401 points 2018-19 both = 40.1", "3401 pupils 2018-19 both = 170",
        "3401 points 2019-20 both = 42.3", "3401 pupils 2019-20 both = 181",
        "974570394 points 2018-19 both = 40.1", "974570394 pupils 2018-19 both = 170",
        "974570394 points 2019-20 both = suppressed", "974570394 pupils 2019-20 both = suppressed",
      ])
    #expect(extract.reconciliation.setAside == [.leftEmpty: 6, .repeated: 2])
    #expect(extract.reconciliation.isComplete)
  }

  /// The number alone says neither what a school is called nor where it lies. The row of each
  /// municipality it has lain in says so of the years in which it has a figure.
  @Test func schoolsAreRegisteredWithTheYearsOfTheirFigures() throws {
    let extract = try Repository.read(
      points(Self.country, Self.kongsvinger3401, Self.schoolBefore, Self.schoolSince))
    #expect(
      extract.register.map { entry in
        "\(entry.line) \(entry.unit) \(entry.period) \(entry.name ?? "") "
          + "\(entry.municipality?.description ?? "")"
      } == [
        "5 974570394 2018-19 Holt 0402", "6 974570394 2018-19 Holt 3401",
        "6 974570394 2019-20 Holt 3401",
      ])
  }

  @Test func schoolMayBeWithoutNameAndMunicipality() throws {
    let extract = try Repository.read(points("4\tI\t34\t\t974570394\t\t\t\t\t40,1\t170\t\t\t"))
    #expect(extract.described == [])
    #expect(extract.register == [])
    #expect(extract.observations.count == 2)
  }

  @Test(arguments: [
    ("9876", "is not a municipality's code"),
    ("974570394", "expected a municipality, as its column says"),
  ])
  func schoolInNoMunicipalityOfOursIsRefused(_ code: String, _ message: String) throws {
    let extract = try Repository.read(
      points(Self.schoolSince.replacing("\t3401\t", with: "\t\(code)\t")))
    #expect(extract.problems.map { [$0.line, $0.column] } == [[3, 4]])
    #expect(extract.described.allSatisfy { $0.contains(message) }, "\(extract.described)")
  }

  /// The same figures under another name are another file, not another writing of the same.
  @Test func nameIsPartOfWhatTheFileSays() throws {
    let (named, renamed) = (
      try Repository.read(points(Self.schoolSince)),
      try Repository.read(points(Self.schoolSince.replacing("Holt", with: "Holt skole")))
    )
    #expect(named.contentHash != renamed.contentHash)
  }

  /// A note stands before the figure it explains; the missing examinations are the recipe's.
  @Test func breaksAreThoseOfTheFileAndOfTheRecipe() throws {
    let breaks = try Repository.read(points(Self.country, Self.kongsvinger3401)).breaks
    #expect(breaks.map(\.measure.name) == ["points", "points"])
    #expect(breaks.map(\.period) == [.schoolYear(2020), .schoolYear(2020)])
    #expect(breaks.map(\.unit) == [.country, nil])
    #expect(breaks[0].note == "Ingen eksamen")
    #expect(breaks[0].origin?.line == 3)
    #expect(breaks[0].origin?.column == 12)
  }

  @Test func schoolThatStandsAgainWithAnotherFigureIsRefused() throws {
    let extract = try Repository.read(
      points(Self.schoolSince, Self.schoolBefore.replacing("40,1", with: "40,2")))
    #expect(
      extract.described == [
        "table.csv:4: \"974570394\": stands already on line 3 with 40,1 where this row has 40,2; "
          + "expected the same figures each time"
      ])
  }

  /// Files by county have schools on their third level; schools abroad are not Norway's.
  @Test func pupilsWhoLeft() throws {
    let extract = try Repository.read(
      table(
        ["2020-21.Alle eierformer.Alle trinn.Begge kjønn.Andel sluttet"],
        [
          "1\tI\t\tI \tHele landet\tAlle fylker\tHele landet\t3,0",
          "2\tI\t34\t34\tHele landet\tInnlandet\tInnlandet\t2,9",
          "3\tI\t34\t974570394\tHele landet\tInnlandet\tEn skole\t*",
          "1\tU\t\tU \tUtlandet\tAlle fylker\tUtlandet\t4,4",
          "3\tU\t25\tU90099009\tUtlandet\tUtlandet\tEn skole\t*",
        ],
        keys:
          "EnhetNivaa\tNasjonaltkode\tFylkekode\tOrganisasjonsnummer\tNasjonalt\tFylke\tEnhetNavn"
      ))
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "udir-slutta-vgo")
    #expect(
      extract.told == [
        "0 left_share 2020-21 both = 0.03", "34 left_share 2020-21 both = 0.029",
        "974570394 left_share 2020-21 both = suppressed",
      ])
    #expect(extract.reconciliation.setAside == [.abroad: 2])
    #expect(extract.register.map(\.name) == ["En skole"])
    #expect(extract.register.map(\.municipality) == [nil])
  }

  /// A table we have not seen: measures by their labels, sex and age where they are, everything
  /// for the whole left out, and what is left the level.
  @Test func anyOtherTable() throws {
    let extract = try Repository.read(
      table(
        [
          "2020-21.Alle eierformer.8. trinn.Jenter.Andel elever",
          "2020-21.Offentlig.Alle trinn.Begge kjønn.Antall elever",
          "2020-21.Alle eierformer.Alle trinn.Begge kjønn.Mestringsnivå",
        ],
        ["3\tI\t34\t3401\tHele landet\tInnlandet\tKongsvinger\tKongsvinger\t12,5\t640\t3,1"],
        keys:
          "EnhetNivaa\tNasjonaltkode\tFylkekode\tKommunekode\tNasjonalt\tFylke\tKommune\tEnhetNavn"
      ))
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "udir-statistikkportalen")
    #expect(
      extract.told == [
        "3401 andel_elever 2020-21 female (8. trinn) = 0.125",
        "3401 antall_elever 2020-21 both (Offentlig) = 640",
        "3401 mestringsnivå 2020-21 both = 3.1",
      ])
  }

  @Test func sameColumnTwiceIsRefused() throws {
    let extract = try Repository.read(
      table(
        [
          "2020-21.Alle eierformer.Begge kjønn.Antall elever",
          "2020-21.Alle trinn.Begge kjønn.Antall elever",
        ], ["1\tI\t\t\tI\t\t\t\t\t1\t2"]))
    #expect(extract.problems.map { [$0.line, $0.column] } == [[2, 11]])
  }
}
