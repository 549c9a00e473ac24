/// The elements that were added, each once, in the order in which they were first added.
///
/// They are held once: the table that finds them holds their places.
struct FirstOfEach<Element: Hashable> {
  private(set) var elements: [Element] = []
  /// Places in `elements`, at or after that of the hash; -1 where there is none.
  private var table = [Int32](repeating: -1, count: 64)

  mutating func add(_ element: Element) {
    let slot = slot(of: element)
    guard table[slot] < 0 else { return }
    table[slot] = Int32(elements.count)
    elements.append(element)
    if 2 * elements.count > table.count { grow() }
  }

  /// Where the element's place is, or would be.
  private func slot(of element: Element) -> Int {
    var slot = element.hashValue & (table.count - 1)
    while table[slot] >= 0, elements[Int(table[slot])] != element {
      slot = (slot + 1) & (table.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: 2 * table.count)
    for place in elements.indices { table[slot(of: elements[place])] = Int32(place) }
  }
}
