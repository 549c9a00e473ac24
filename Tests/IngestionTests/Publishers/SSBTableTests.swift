import BundledData
import Testing

@testable import Ingestion

/// Tables of Statistics Norway's, small and made up, in each of the forms in which StatBank and its
/// interfaces hand them out: the same figures from all.
struct SSBTableTests {
  private static let residents = ["3401 neet 2021 both 20-24 = 112"]

  /// The one table as StatBank's wide and long files, `csv2`, `csv3`, and the second interface with
  /// texts, codes, and both.
  @Test(arguments: [
    """
    "13556: Unge utenfor arbeid, etter region, kjønn, alder, statistikkvariabel og år"

    "region";"kjønn";"alder";"Utenfor arbeid, utdanning og arbeidsmarkedstiltak 2021"
    "3401 Kongsvinger";"Begge kjønn";"20-24 år";112
    """,
    """
    "region";"kjønn";"alder";"år";"statistikkvariabel";"Unge utenfor arbeid, etter region"
    "3401 Kongsvinger";"Begge kjønn";"20-24 år";"2021";"Utenfor arbeid, utdanning og arbeidsmarkedstiltak";112
    """,
    """
    "region";"kjønn";"alder";"statistikkvariabel";"år";"13556: Unge utenfor arbeid, etter region"
    "3401 Kongsvinger";"Begge kjønn";"20-24 år";"Utenfor arbeid, utdanning og arbeidsmarkedstiltak";"2021";112
    """,
    """
    "Region";"Kjonn";"Alder";"ContentsCode";"Tid";"13556"
    "3401";"0";"20-24";"Utenfor arbeid, utdanning og arbeidsmarkedstiltak";"2021";112
    """,
    """
    "Region - region","Kjonn - kjønn","Alder - alder","Tid - år","Utenfor arbeid, utdanning og arbeidsmarkedstiltak"
    "3401 - Kongsvinger","0 - Begge kjønn","20-24 - 20-24 år","2021 - 2021",112
    """,
    """
    "Region - region";"Kjonn - kjønn";"Alder - alder";"Utenfor arbeid, utdanning og arbeidsmarkedstiltak 2021 - 2021"
    "3401 - Kongsvinger";"0 - Begge kjønn";"20-24 - 20-24 år";112
    """,
  ])
  func everyFormSaysTheSame(_ text: String) throws {
    let extract = try Repository.read(text)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "ssb-13556")
    #expect(extract.told == Self.residents)
  }

  @Test func residentsByStatus() throws {
    try expect(
      """
      "13563: Bosatte, etter region, alder, prioritert arbeidsstyrkestatus, statistikkvariabel og år"

      "region";"alder";"prioritert arbeidsstyrkestatus";"Bosatte 2021";"Andel av bosatte (prosent) 2021"
      "3401 Kongsvinger";"15-29 år";"I alt";2800;100.0
      "3401 Kongsvinger";"15-29 år";"Sysselsatte";1900;67.9
      "K-3401 Kongsvinger";"15-29 år";"Andre";:;2.1
      "3401 Kongsvinger";"20-24 år";"Andre";-;0.0
      """, "ssb-13563",
      [
        "3401 residents 2021 both 15-29 = 2800", "3401 share_of_residents 2021 both 15-29 = 1",
        "3401 residents 2021 both 15-29 (employed) = 1900",
        "3401 share_of_residents 2021 both 15-29 (employed) = 0.679",
        "3401 residents 2021 both 15-29 (other) = suppressed aggregate",
        "3401 share_of_residents 2021 both 15-29 (other) = suppressed aggregate",
        "3401 residents 2021 both 20-24 (other) = zero_by_symbol",
        "3401 share_of_residents 2021 both 20-24 (other) = less_than_half",
      ])
  }

  @Test func residentsByStatusWithCodes() throws {
    try expect(
      """
      "Region";"Kjonn";"Alder";"HovArbStyrkStatus";"InnvandrKat";"ContentsCode";"Tid";"13563"
      "3401";"2";"15-29";"U.03";"A-G";"Bosatte";"2021";600
      """, "ssb-13563", ["3401 residents 2021 female 15-29 (in_education) = 600"])
  }

  @Test func measuresOfATableWeHaveNotSeenAreTakenByTheirLabels() throws {
    try expect(
      """
      "11695: Elever, etter region, status, statistikkvariabel og år"

      "region";"status";"Elever 2021";"Andel elever (prosent) 2021"
      "34 Innlandet";"Fullført";1200;78.5
      """, "ssb-11695",
      [
        "34 elever 2021 both (Fullført) = 1200",
        "34 andel_elever_prosent 2021 both (Fullført) = 0.785",
      ])
  }

  /// Pupils who began in 2015, as they stood in 2021.
  @Test func completionOfUpperSecondary() throws {
    try expect(
      """
      "12971: Gjennomføring i videregående, etter region, fullføringsgrad, intervall (år)"

      "region";"fullføringsgrad";"kjønn";"Elever 2015-2021";"Elever (prosent) 2015-2021"
      "3401 Kongsvinger";"Fullført på normert tid";"Kvinner";60;54.5
      "3401 Kongsvinger";"Fullført på mer enn normert tid";"Kvinner";12;10.9
      "3401 Kongsvinger";"Sluttet underveis";"Kvinner";..;..
      """, "ssb-12971",
      [
        "3401 pupils 2015-2021 female (completed_in_normal_time) = 60",
        "3401 share_of_pupils 2015-2021 female (completed_in_normal_time) = 0.545",
        "3401 pupils 2015-2021 female (completed_later) = 12",
        "3401 share_of_pupils 2015-2021 female (completed_later) = 0.109",
        "3401 pupils 2015-2021 female (Sluttet underveis) = missing",
        "3401 share_of_pupils 2015-2021 female (Sluttet underveis) = missing",
      ])
  }

  @Test func completionWithCodes() throws {
    try expect(
      """
      "Region";"FullforingVGO";"UtdProgram";"Kjonn";"ContentsCode";"Tid";"12971"
      "34";"1a";"00";"0";"Prosent";"2015-2021";58.1
      """, "ssb-12971", ["34 share_of_pupils 2015-2021 both (1a) = 0.581"])
  }

  @Test(arguments: [
    """
    "09429: Utdanningsnivå, etter region, nivå, statistikkvariabel, år og kjønn"

    "region";"nivå";"kjønn";"Personer 16 år og over 2021";"Personer 16 år og over (prosent) 2021"
    "3401 Kongsvinger";"Grunnskolenivå";"Menn";2450;33.1
    """,
    """
    "Region";"Nivaa";"Kjonn";"ContentsCode";"Tid";"09429"
    "3401";"01";"1";"Personer";"2021";2450
    "3401";"01";"1";"PersonerProsent";"2021";33.1
    """,
  ])
  func levelOfEducation(_ text: String) throws {
    try expect(
      text, "ssb-09429",
      [
        "3401 residents_16_and_above 2021 male (lower_secondary) = 2450",
        "3401 share_of_residents_16_and_above 2021 male (lower_secondary) = 0.331",
      ])
  }

  @Test func recipientsOfSocialAssistance() throws {
    try expect(
      """
      "12210: Sosialtjenesten, utvalgte nøkkeltall, etter region, statistikkvariabel og år"

      "region";"Sosialhjelpsmottakere 18-24 år 2021";"Sosialhjelpsmottakere 25-29 år 2021";"Sosialhjelpsmottakere som forsørger barn 2021"
      "3401 Kongsvinger";76;61;98
      "EAK Landet";21410;16800;:
      """, "ssb-12210",
      [
        "3401 social_assistance_recipients_18_24 2021 both = 76",
        "3401 social_assistance_recipients_25_29 2021 both = 61",
        "3401 social_assistance_recipients_with_children 2021 both = 98",
        "0 social_assistance_recipients_18_24 2021 both = 21410",
        "0 social_assistance_recipients_25_29 2021 both = 16800",
        "0 social_assistance_recipients_with_children 2021 both = suppressed",
      ])
  }

  @Test func childrenInFamiliesOnSocialAssistance() throws {
    try expect(
      """
      "12210: Sosialtjenesten, utvalgte nøkkeltall, etter region, statistikkvariabel og år"

      "region";"Barn i familier som mottok sosialhjelp 2021"
      "3401 Kongsvinger";143
      """, "ssb-12210", ["3401 children_in_recipient_families 2021 both = 143"])
  }

  @Test func childrenWithMeasuresFromChildWelfare() throws {
    try expect(
      """
      "Barn med barnevernstiltak, etter region, alder og år"

      "region";"alder";"Barn med barnevernstiltak i løpet av året 2021"
      "3401 Kongsvinger";"0-22 år";131
      "3414 Nord-Odal";"0-22 år";:
      """, "ssb-child-welfare",
      [
        "3401 children_with_measure 2021 both 0-22 = 131",
        "3414 children_with_measure 2021 both 0-22 = suppressed",
      ])
  }

  @Test func recipientsOfSocialAssistanceWithCodes() throws {
    try expect(
      """
      "KOKkommuneregion0000";"ContentsCode";"Tid";"12210"
      "3401";"KOSant18240000";"2021";76
      """, "ssb-12210", ["3401 social_assistance_recipients_18_24 2021 both = 76"])
  }

  @Test(arguments: [
    """
    "07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år"

    "region";"kjønn";"alder";"Personer 2021";"Personer 2022*"
    "3401 Kongsvinger";"Menn";"18 år";101;99
    "3401 Kongsvinger";"Menn";"105 år eller eldre";0;-
    """,
    """
    "Region","Kjonn","Alder","Personer1 2021","Personer1 2022*"
    "3401","1","018",101,99
    "3401","1","105+",0,-
    """,
  ])
  func populationBySingleYearsOfAge(_ text: String) throws {
    try expect(
      text, "ssb-07459",
      [
        "3401 population 2021 male 18-18 = 101",
        "3401 population 2022 male 18-18 = 99 provisional",
        "3401 population 2021 male 105-120 = 0",
        "3401 population 2022 male 105-120 = zero_by_symbol provisional",
      ])
  }

  /// StatBank leaves out a variable of which nothing was chosen: the table is about everybody.
  @Test func populationWithoutSexAndAge() throws {
    try expect(
      """
      "07459: Befolkning, etter region, statistikkvariabel og år"

      "region";"Personer 2021"
      "3401 Kongsvinger";17851
      """, "ssb-07459", ["3401 population 2021 both = 17851"])
  }

  @Test func employed() throws {
    try expect(
      """
      "11616: Sysselsatte per 4. kvartal, etter region, statistikkvariabel og år"

      "region";"Sysselsatte personer bosatt i regionen 2021";"Personer som pendler ut av regionen 2021"
      "3401 Kongsvinger";8200;2100
      """, "ssb-11616",
      ["3401 employed_residents 2021 both = 8200", "3401 commuters_out 2021 both = 2100"])
  }

  /// Long, without a title, the column of figures named by the table's; places from before our
  /// geography, and places that are none.
  @Test func populationOfCountiesSince1951() throws {
    let extract = try Repository.read(
      """
      "region";"tid";"statistikkvariabel";"Folkemengde 1. januar og endringer i kalenderåret, etter region"
      "04 Hedmark";"1951";"Folkemengde";173800
      "13 Bergen (t.o.m. 1971)";"1951";"Folkemengde";112000
      "21 Svalbard";"1951";"Folkemengde";0
      "25 Utlandet";"1951";"Innflyttinger";0
      "99 Uoppgitt fylke";"1951";"Utflyttinger";12
      """)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == "ssb-06913")
    #expect(
      extract.told == [
        "04 population 1951 both = 173800", "2100 population 1951 both = 0",
        "9999 moved_out 1951 both = 12",
      ])
    #expect(extract.reconciliation.setAside == [.beforeGeography: 1, .abroad: 1])
    #expect(extract.reconciliation.isComplete)
  }

  private func expect(_ text: String, _ recipe: String, _ told: [String]) throws {
    let extract = try Repository.read(text)
    #expect(extract.described == [])
    #expect(extract.form?.recipe == recipe)
    #expect(extract.told == told)
    #expect(extract.reconciliation.isComplete)
  }
}
