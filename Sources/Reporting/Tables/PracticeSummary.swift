import Files
import Flagging
import Practices

/// The recorded practices, or groups' steps, for a terminal, one line each, long texts truncated.
public enum PracticeSummary {
  public static func table(_ entries: [RecordedPractice]) -> AlignedTable {
    AlignedTable(
      header: [
        "no.", "unit", "theme", "indicator", "period", "visited", "service", "rarity", "contact",
        "description",
      ],
      rows: entries.map { entry in
        let practice = entry.practice
        return [
          number(entry.id, replacedBy: entry.replacedBy), practice.unit.name,
          practice.theme?.rawValue ?? "–", practice.indicator ?? "–", "\(practice.period)",
          practice.visited?.description ?? "–", practice.service,
          practice.rarity?.rawValue.replacing("_", with: " ") ?? "–",
          practice.contact.isEmpty ? "–" : practice.contact, cut(practice.description),
        ]
      })
  }

  public static func table(_ entries: [RecordedGroupStep]) -> AlignedTable {
    AlignedTable(
      header: ["no.", "group", "step", "day", "indicator", "place", "practice", "note"],
      rows: entries.map { entry in
        let step = entry.step
        return [
          number(entry.id, replacedBy: entry.replacedBy), step.group.name,
          step.kind.rawValue.replacing("_", with: " "), step.day.description,
          step.indicator ?? "–", step.place?.name ?? "–",
          step.practice.map(String.init) ?? "–", cut(step.note),
        ]
      })
  }

  private static func number(_ id: Int, replacedBy newer: Int?) -> String {
    "\(id)" + (newer.map { " → \($0)" } ?? "")
  }

  private static func cut(_ text: String) -> String {
    text.count > longest ? text.prefix(longest - 1) + "…" : text
  }

  private static let longest = 60
}
