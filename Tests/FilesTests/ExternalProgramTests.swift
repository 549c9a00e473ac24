import Testing

@testable import Files

/// Programs of others: found, run, and named where they are not there.
struct ExternalProgramTests {
  @Test func missingProgramIsNamedWithWhatInstallsIt() {
    let missing = #expect(throws: ExternalProgram.Missing.self) {
      try ExternalProgram("no-such-program", for: "Word")
    }
    #expect(
      missing?.description
        == "no-such-program is not installed, which Word needs; scripts/setup --reports installs it"
    )
  }

  @Test func linesComeAsTheyAreWritten() throws {
    var lines: [String] = []
    try ExternalProgram("sh", for: "this").run(
      ["-c", "cat; echo $NAME"], input: "a\nb\n", environment: ["NAME": "æ"]
    ) { lines.append($0) }
    #expect(lines == ["a", "b", "æ"])
  }

  @Test func failureIsToldInTheProgramsWords() throws {
    let shell = try ExternalProgram("sh", for: "this")
    let failure = #expect(throws: ExternalProgram.Failure.self) {
      try shell.run(["-c", "echo wrong >&2; exit 3"])
    }
    #expect(failure?.description == "sh ended with status 3: wrong")
  }
}
