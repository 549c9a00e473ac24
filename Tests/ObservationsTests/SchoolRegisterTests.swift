import Geography
import Observations
import Testing

/// What is known of schools from the rows of several files.
struct SchoolRegisterTests {
  private func entry(_ year: Int, _ name: String?, _ municipality: String?) throws -> RegisterEntry
  {
    RegisterEntry(
      unit: .school(try school), period: .schoolYear(year), name: name,
      municipality: try municipality.map { .municipality(try #require(MunicipalityCode($0))) },
      line: 1)
  }

  private var school: SchoolCode {
    get throws { try #require(SchoolCode("975280888")) }
  }

  @Test(arguments: [(2015, "Old"), (2017, "Old"), (2018, "New"), (2019, "New"), (2024, "New")])
  func nameIsThatOfTheNearestYearTheLaterOfTwo(_ year: Int, _ name: String) throws {
    var register = SchoolRegister()
    register.insert([try entry(2016, "Old", nil), try entry(2020, "New", nil)])
    #expect(register.name(of: try school, in: year) == name)
  }

  @Test func yearsThatPlaceAreInOrderOfNearness() throws {
    var register = SchoolRegister()
    register.insert(try [2015, 2018, 2020, 2021].map { try entry($0, "Name", "0906") })
    register.insert([try entry(2024, "Name", nil)])
    #expect(register.years(placing: try school, nearest: 2019) == [2020, 2018, 2021, 2015])
  }

  @Test func fileHasAllItsPlacesOfAYearAndForgetsAnEarlierFiles() throws {
    var register = SchoolRegister()
    register.insert([try entry(2019, "First", "0904"), try entry(2018, "First", "0904")])
    register.insert([try entry(2019, "Second", "0906"), try entry(2019, nil, "4203")])
    #expect(
      register.municipalities(of: try school, in: 2019).map(\.description).sorted()
        == ["0906", "4203"])
    #expect(register.municipalities(of: try school, in: 2018).map(\.description) == ["0904"])
    #expect(register.name(of: try school, in: 2019) == "Second")
    // A file of names alone says nothing of where a school lies.
    register.insert([try entry(2019, "Third", nil)])
    #expect(register.municipalities(of: try school, in: 2019).count == 2)
  }
}
