/// A network as a picture: actors where a layout put them, with a shape and a colour for their sector; contacts as
/// lines, wishes as dashed ones.
package struct NetworkDrawing: Sendable {
  package struct Node: Sendable {
    package let x: Double
    package let y: Double
    package let label: String
    /// Whether the label stands to the left of the node.
    package let isLabelledLeft: Bool
    /// The sector's place in the key.
    package let sector: Int
    /// Those who did not answer are hollow.
    package let isFilled: Bool
    /// Those without whom the network falls apart have a ring.
    package let isRinged: Bool

    package init(
      x: Double, y: Double, label: String, isLabelledLeft: Bool, sector: Int, isFilled: Bool,
      isRinged: Bool
    ) {
      self.x = x
      self.y = y
      self.label = label
      self.isLabelledLeft = isLabelledLeft
      self.sector = sector
      self.isFilled = isFilled
      self.isRinged = isRinged
    }
  }

  package struct Line: Sendable {
    package enum Kind: Sendable, CaseIterable {
      /// A contact that both tell of, one that one tells of, and a wish of both.
      case sure, told, wish
    }

    package let from: Int
    package let to: Int
    package let kind: Kind
    /// From 0 to 1: how often.
    package let strength: Double

    package init(from: Int, to: Int, _ kind: Kind, strength: Double) {
      self.from = from
      self.to = to
      self.kind = kind
      self.strength = strength
    }
  }

  package struct Place: Sendable {
    package let name: String
    package let x: Double
    package let y: Double
    package let radius: Double

    package init(name: String, x: Double, y: Double, radius: Double) {
      self.name = name
      self.x = x
      self.y = y
      self.radius = radius
    }
  }

  /// What the key says.
  package struct Key: Sendable {
    package let sectors: [String]
    package let sure: String
    package let told: String
    package let wish: String
    package let silent: String
    package let ringed: String

    package init(
      sectors: [String], sure: String, told: String, wish: String, silent: String, ringed: String
    ) {
      self.sectors = sectors
      self.sure = sure
      self.told = told
      self.wish = wish
      self.silent = silent
      self.ringed = ringed
    }
  }

  package let width: Double
  package let height: Double
  package let nodes: [Node]
  package let lines: [Line]
  package let places: [Place]
  package let key: Key

  package init(
    width: Double, height: Double, nodes: [Node], lines: [Line], places: [Place], key: Key
  ) {
    self.width = width
    self.height = height
    self.nodes = nodes
    self.lines = lines
    self.places = places
    self.key = key
  }

  package func picture(id: String, title: String, description: String) -> Picture {
    let keyRows = self.keyRows
    let body =
      Markup.joined(places.map(ground)) + Markup.joined(lines.map(line))
      + Markup.joined(nodes.map(drawn)) + Markup.joined(nodes.map(label))
      + Markup.joined(places.map(name)) + Markup.joined(keyRows)
    return Picture(
      id: id, title: title, description: description, width: width,
      height: height + 16 + Self.keyStep * Double(keyRows.count), body: body)
  }

  private func ground(_ place: Place) -> Markup {
    Picture.dot(place.x, place.y, place.radius + 16, .soft)
  }

  private func name(_ place: Place) -> Markup {
    Self.text(
      place.name, x: place.x, y: place.y + 5, size: 14,
      " text-anchor=\"middle\" font-weight=\"700\"")
  }

  /// A text that lines stop short of.
  private static func text(_ text: String, x: Double, y: Double, size: Double, _ more: Markup)
    -> Markup
  {
    """
    <text x="\(x)" y="\(y)" font-size="\(size)" class="f-ink s-ground" fill="\(Ink.ink.colour)" \
    stroke="\(Ink.ground.colour)" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"\(more)>\(text)</text>
    """
  }

  private func line(_ line: Line) -> Markup {
    let (from, to) = (nodes[line.from], nodes[line.to])
    return Self.line((from.x, from.y), (to.x, to.y), line.kind, line.strength)
  }

  /// A line that is bent a little, wishes to the other side, so that both are seen between the same two.
  private static func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ kind: Line.Kind,
    _ strength: Double
  ) -> Markup {
    let bend = kind == .wish ? -0.1 : 0.06
    let middle = (
      x: (from.x + to.x) / 2 - bend * (to.y - from.y),
      y: (from.y + to.y) / 2 + bend * (to.x - from.x)
    )
    let path: Markup =
      "<path d=\"M\(from.x) \(from.y)Q\(middle.x) \(middle.y) \(to.x) \(to.y)\""
    return switch kind {
    case .sure: "\(path)\(line: .mute, width: 0.8 + 2.4 * strength)/>"
    case .told: "\(path)\(line: .mid, width: 0.6 + 1.2 * strength)/>"
    case .wish: "\(path)\(line: .worse, width: 1.8) stroke-dasharray=\"6 4\"/>"
    }
  }

  private func drawn(_ node: Node) -> Markup {
    let ring: Markup =
      node.isRinged
      ? "<circle cx=\"\(node.x)\" cy=\"\(node.y)\" r=\"13\"\(line: .ink, width: 1.6)/>" : ""
    return ring + Self.shape(node.sector, node.x, node.y, isFilled: node.isFilled)
  }

  private func label(_ node: Node) -> Markup {
    Self.text(
      node.label, x: node.isLabelledLeft ? node.x - 15 : node.x + 15, y: node.y + 4, size: 12,
      node.isLabelledLeft ? " text-anchor=\"end\"" : "")
  }

  /// The signs of sectors, one after the other; later sectors take them once more in another colour.
  private static let inks: [Ink] = [.unit, .worse, .better, .ink, .mute]

  private static func shape(_ sector: Int, _ x: Double, _ y: Double, isFilled: Bool) -> Markup {
    let ink = inks[(sector + sector / shapes) % inks.count]
    let paint: Markup =
      isFilled
      ? " class=\"f-\(ink.rawValue) s-ground\" fill=\"\(ink.colour)\" stroke=\"#ffffff\" stroke-width=\"1\""
      : " class=\"s-\(ink.rawValue) f-ground\" fill=\"#ffffff\" stroke=\"\(ink.colour)\" stroke-width=\"2\""
    let outline: Markup =
      switch sector % shapes {
      case 0: "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"8\""
      case 1: "<path d=\"M\(x - 7) \(y - 7)h14v14h-14z\""
      case 2: "<path d=\"M\(x) \(y - 9)l9 15.5h-18z\""
      case 3: "<path d=\"M\(x) \(y - 9.5)l9.5 9.5l-9.5 9.5l-9.5 -9.5z\""
      case 4: "<path d=\"M\(x) \(y + 9)l9 -15.5h-18z\""
      case 5: "<path d=\"M\(x - 3) \(y - 9)h6v6h6v6h-6v6h-6v-6h-6v-6h6z\""
      default: "<path d=\"M\(x - 9) \(y)l4.5 -8h9l4.5 8l-4.5 8h-9z\""
      }
    return "\(outline)\(paint)/>"
  }

  private static let shapes = 7
  private static let keyStep = 24.0

  /// The key below: sectors, then what lines and signs mean, in as many lines as they take.
  private var keyRows: [Markup] {
    let inset = 24.0
    var entries: [(text: String, sign: (Double, Double) -> Markup)] = key.sectors.enumerated().map {
      sector, name in
      (name, { x, y in Self.shape(sector, x + 14, y, isFilled: true) })
    }
    let kinds: [(String, Line.Kind)] = [
      (key.sure, .sure), (key.told, .told), (key.wish, .wish),
    ]
    for (text, kind) in kinds {
      entries.append((text, { x, y in Self.line((x, y), (x + 28, y), kind, 0.7) }))
    }
    entries.append((key.silent, { x, y in Self.shape(0, x + 14, y, isFilled: false) }))
    entries.append(
      (
        key.ringed,
        { x, y in
          "<circle cx=\"\(x + 14)\" cy=\"\(y)\" r=\"11\"\(line: .ink, width: 1.6)/>"
        }
      ))
    var rows: [Markup] = [Markup()]
    var x = inset
    var y = height + 16
    for entry in entries {
      let room = 36 + WrappedText.width(entry.text, size: 12) + 18
      if x + room > width, x > inset {
        x = inset
        y += Self.keyStep
        rows.append(Markup())
      }
      rows[rows.count - 1] += entry.sign(x, y)
      rows[rows.count - 1] += Picture.label(entry.text, x: x + 36, y: y + 4, .ink, size: 12)
      x += room
    }
    return rows
  }
}
