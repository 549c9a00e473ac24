import Files
import Testing

@testable import Networks

/// The two tables of a round, edge lists and GraphML, and what is refused of them.
struct NetworkReaderTests {
  private struct Wrong: Error, CustomStringConvertible { let description: String }

  private let reader = NetworkReader(
    place: { text in
      guard ["9901", "By"].contains(text) else { throw Wrong(description: "is no place") }
      return ("9901", "By")
    }, person: { $0.contains("Kari Nordmann") ? "holds what looks like a person's name" : nil })

  private static let actors = """
    # En forklaring
    id;service;sector;municipality;invited;answered
    ppt;PPT;skole;9901;ja;ja
    nav;NAV;nav;By;ja;Ja
    klubb;Klubben;frivillig;9901;ja;nei

    """
  private static let ties = """
    from;to;year;frequency;quality;wishes_more;strengths;obstacles
    ppt;nav;2024;3;4;ja;tilgjengelighet/kompetanse;
    nav;ppt;2024;0;;ja;;Rammebetingelser
    nav;klubb;2024;4;1;nei;;samhandling om den unge

    """

  private func file(_ text: String, _ name: String) -> SourceFile {
    SourceFile(path: name, bytes: Array(text.utf8))
  }

  private func problems(_ read: () throws(RefusedFile) -> Network) -> [String] {
    do throws(RefusedFile) {
      _ = try read()
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private func problems(actors: String = Self.actors, ties: String = Self.ties) -> [String] {
    problems { () throws(RefusedFile) in
      try reader.network(actors: file(actors, "a.csv"), ties: file(ties, "t.csv"))
    }
  }

  @Test func tablesAreRead() throws {
    let network = try reader.network(
      actors: file(Self.actors, "a.csv"), ties: file(Self.ties, "t.csv"))
    #expect(network.year == 2024)
    #expect(network.actors.map(\.id) == ["klubb", "nav", "ppt"])
    #expect(network.actors.map(\.hasAnswered) == [false, true, true])
    #expect(network.actors[1].placeName == "By" && network.actors[1].place == "9901")
    #expect(network.ties.count == 3)
    let tie = try #require(network.ties.last)
    #expect(network.actors[tie.from].id == "ppt" && tie.frequency == 3 && tie.quality == 4)
    #expect(tie.wishesMore && tie.strengths == [.availability, .competence])
    #expect(network.ties[0].obstacles == [.cooperation] && network.ties[1].quality == nil)
    let pairs = network.pairs
    #expect(pairs.map(\.standing) == [.unconfirmed, .oneSided])
    #expect(pairs.map(\.wish) == [nil, .both])
    #expect(pairs[1].frequency == 1.5)
  }

  @Test(arguments: [
    ("ppt;nav;2024;5;4;ja;;", "t.csv:2:4: \"5\": is none of the answers; expected how often"),
    ("ppt;nav;2024;3;6;ja;;", "t.csv:2:5: \"6\": is none of the answers; expected how well"),
    ("ppt;nav;24;3;4;ja;;", "t.csv:2:3: \"24\": is no year; expected one such as 2024"),
    ("ppt;nav;2024;3;4;kanskje;;", "t.csv:2:6: \"kanskje\": is neither ja nor nei"),
    ("ppt;nav;2024;3;4;ja;tid;", "t.csv:2:7: \"tid\": holds tid, which is no category; expected "),
    ("ppt;ppt;2024;3;4;ja;;", "t.csv:2:2: \"ppt\": is the actor itself; expected another"),
    ("ppt;pptt;2024;3;4;ja;;", "t.csv:2:2: \"pptt\": is no id of the table of actors; expected"),
    ("klubb;nav;2024;3;4;ja;;", "t.csv:2:1: \"klubb\": has not answered by the table of actors"),
    ("ppt;nav;2024;0;4;ja;;", "t.csv:2:5: \"4\": is how well it works with frequency 0"),
    ("ppt;nav;2024;3;4;ja;", "t.csv:2: \"ppt;nav;2024;3;4;ja;\": the row has 7 cells"),
    (
      "ppt;nav;2024;3;4;ja;;\nppt;nav;2024;3;4;ja;;",
      "t.csv:3:2: \"nav\": stands already with ppt on line 2; expected each tie once"
    ),
    (
      "ppt;nav;2024;3;4;ja;;\nnav;ppt;2023;3;4;ja;;",
      "t.csv:3:3: \"2023\": is another year than 2024 of line 2; expected one round in a file"
    ),
  ]) func wrongTiesAreRefused(_ rows: String, _ message: String) throws {
    let header = "from;to;year;frequency;quality;wishes_more;strengths;obstacles\n"
    let found = problems(ties: header + rows + "\n")
    #expect(found.count == 1 && found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test(arguments: [
    ("ppt;;skole;9901;ja;ja", "a.csv:2:2: is empty; expected a service or a role, such as PPT"),
    (
      "ppt;Kari Nordmann;skole;9901;ja;ja",
      "a.csv:2:2: \"Kari Nordmann\": holds what looks like a person's name"
    ),
    ("ppt;PPT;skole;9999;ja;ja", "a.csv:2:4: \"9999\": is no place"),
    ("ppt;PPT;skole;9901;ja;vet ikke", "a.csv:2:6: \"vet ikke\": is neither ja nor nei"),
    ("ppt;PPT;skole;9901;nei;ja", "a.csv:2:6: \"ja\": has answered without being invited"),
    (
      "ppt;PPT;skole;9901;ja;ja\nppt;NAV;nav;9901;ja;ja",
      "a.csv:3:1: \"ppt\": stands already on line 2; expected each actor once"
    ),
  ]) func wrongActorsAreRefused(_ rows: String, _ message: String) throws {
    let found = problems(actors: "id;service;sector;municipality;invited;answered\n\(rows)\n")
    #expect(found == found.filter { $0.hasPrefix(message) } && found.count == 1, "\(found)")
  }

  @Test func columnThatIsMissingIsNamed() {
    let found = problems(ties: "from;to;frequency\nppt;nav;3\n")
    #expect(found == ["t.csv:1: the column year is missing"])
  }

  @Test func edgeListOfOthersIsRead() throws {
    let network = try reader.other(
      file("Source,Target,Weight,Type\nb,a,2.5,Directed\na,c,1,Directed\n", "e.csv"), year: 2020)
    #expect(network.actors.map(\.id) == ["a", "b", "c"] && network.year == 2020)
    #expect(network.ties.map(\.frequency) == [1, 2.5])
    #expect(network.actors.map(\.hasAnswered) == [true, true, true])
    let found = problems { () throws(RefusedFile) in
      try reader.other(
        file("from;to;weight\na;a;1\na;b;-1\na;b;1\na;b;2\nKari Nordmann;b;1\n", "e.csv"),
        year: 2020)
    }
    #expect(
      found == [
        "e.csv:2:2: \"a\": is the node itself; expected another",
        "e.csv:3:3: \"-1\": is no weight; expected a number from 0",
        "e.csv:5:2: \"b\": stands already with a on line 4; expected each edge once",
        "e.csv:6:1: \"Kari Nordmann\": holds what looks like a person's name",
      ])
  }

  /// Edges of others say their direction, and have their columns in other cases.
  @Test func edgesWithoutDirectionAreToldByBoth() throws {
    let network = try reader.other(
      file(
        "\u{FEFF}SOURCE;TARGET;Type;Weight\r\na;b;Directed;1,5\r\nb;c;Undirected;2\r\n", "e.csv"),
      year: 2020)
    #expect(network.ties.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [2, 1]])
    #expect(network.ties.map(\.frequency) == [1.5, 2, 2])
  }

  @Test(arguments: [
    (
      "a,b,1\nb,c,2\n",
      "e.csv:1: \"a b 1\": the column from is missing; expected a header with from and to, or source"
    ),
    (
      "source,target,type\na,b,both\n",
      "e.csv:2:3: \"both\": is no type of an edge; expected Directed"
    ),
    (
      "source,target,weight\na,b,0x10\n",
      "e.csv:2:3: \"0x10\": is no weight; expected a number from 0"
    ),
    (
      "source,target,weight\na,b,nan\n",
      "e.csv:2:3: \"nan\": is no weight; expected a number from 0"
    ),
    (
      "source,target,type\na,b,undirected\nb,a,directed\n",
      "e.csv:3:2: \"a\": stands already with b on line 2; expected each edge once"
    ),
    ("source,target\n", "e.csv:1: no rows below the header"),
  ]) func wrongEdgesAreRefused(_ text: String, _ message: String) {
    let found = problems { () throws(RefusedFile) in
      try reader.other(file(text, "e.csv"), year: 2020)
    }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  /// What an element does not say itself is what its key says, and yEd's names stand in its drawings.
  @Test func otherProgramsGraphMLIsRead() throws {
    let weight =
      "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\"><default>3</default></key><graph>"
      + "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>"
      + "<edge source=\"b\" target=\"a\"><data key=\"w\">1</data></edge></graph></graphml>"
    let network = try reader.other(file(weight, "g.graphml"), year: 2020)
    #expect(network.ties.map(\.frequency) == [3, 1])
    func drawn(_ name: String) -> SourceFile {
      file(
        "<graphml xmlns:y=\"u\"><key id=\"d6\" for=\"node\" yfiles.type=\"nodegraphics\"/><graph>"
          + "<node id=\"n0\"><data key=\"d6\"><y:ShapeNode><y:Geometry/><y:NodeLabel>\(name)<y:Model/>"
          + "</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>", "y.graphml")
    }
    #expect(try reader.other(drawn("PPT"), year: 2020).actors.map(\.service) == ["PPT"])
    let found = problems { () throws(RefusedFile) in
      try reader.other(drawn("Kari Nordmann"), year: 2020)
    }
    #expect(found.first?.contains("looks like a person's name") == true, "\(found)")
  }

  @Test(arguments: [
    (
      "<hyperedge><endpoint node=\"n0\"/></hyperedge></graph>",
      "g.graphml:9: \"hyperedge\": is an edge between more than two; expected edges with source"
    ),
    (
      "</graph><graph/>", "g.graphml:9: \"graph\": is one more graph in the same file; expected one"
    ),
  ]) func whatWouldBeLostIsRefused(_ end: String, _ message: String) {
    let found = problems { () throws(RefusedFile) in
      try reader.other(
        file(Self.graphML.replacing("</graph>\n", with: end + "\n"), "g.graphml"), year: 2020)
    }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  private static let graphML = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="d0" for="node" attr.name="label" attr.type="string"/>
      <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="undirected">
        <node id="n0"><data key="d0">PPT &amp; co</data></node>
        <node id="n1"/>
        <edge source="n0" target="n1"><data key="d1">2</data></edge>
      </graph>
    </graphml>
    """

  @Test func graphMLOfOthersIsRead() throws {
    let network = try reader.other(file(Self.graphML, "g.graphml"), year: 2020)
    #expect(network.actors.map(\.service) == ["PPT & co", "n1"])
    #expect(network.ties.map { [$0.from, $0.to] } == [[0, 1], [1, 0]])
    #expect(network.ties.map(\.frequency) == [2, 2])
  }

  @Test(arguments: [
    ("target=\"n1\"", "target=\"n2\"", "g.graphml:8: \"n2\": is no node of the graph; expected"),
    (">2<", ">two<", "g.graphml:8: \"two\": is no weight; expected a number from 0"),
    ("id=\"n1\"", "id=\"n0\"", "g.graphml:7: \"n0\": stands already; expected each node once"),
    ("PPT &amp; co", "Kari Nordmann", "g.graphml:6: \"Kari Nordmann\": holds what looks like"),
    ("</graph>", "</grap>", "g.graphml:9: the file is not well-formed XML, line 9: mismatched tag"),
    ("<graph edge", "<chart edge", "g.graphml:9: the file is not well-formed XML"),
    (
      "<graphml xmlns", "<!DOCTYPE a [<!ENTITY b \"c\">]><graphml xmlns",
      "g.graphml:10: the file declares a document type"
    ),
  ]) func wrongGraphMLIsRefused(_ part: String, _ other: String, _ message: String) throws {
    let text = Self.graphML.replacing(part, with: other, maxReplacements: 1)
    let found = problems { () throws(RefusedFile) in
      try reader.other(file(text, "g.graphml"), year: 2020)
    }
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test func otherXMLIsRefused() {
    let found = problems { () throws(RefusedFile) in
      try reader.other(file("<html><body/></html>", "g.graphml"), year: 2020)
    }
    #expect(
      found == ["g.graphml:1: is XML without a graph; expected GraphML, or a table of edges"])
    let empty = problems { () throws(RefusedFile) in
      try reader.other(file("<graphml><graph/></graphml>", "g.graphml"), year: 2020)
    }
    #expect(empty == ["g.graphml: holds no node; expected a network"])
  }
}
