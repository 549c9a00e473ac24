import Files
import Flagging
import Practices

/// The recorded practices for a terminal, one line each, long descriptions truncated.
public enum PracticeSummary {
  public static func table(_ entries: [RecordedPractice]) -> AlignedTable {
    AlignedTable(
      header: [
        "no.", "unit", "indicator", "period", "visited", "service", "rarity", "contact",
        "description",
      ],
      rows: entries.map { entry in
        let practice = entry.practice
        return [
          "\(entry.id)" + (entry.replacedBy.map { " → \($0)" } ?? ""), practice.unit.name,
          practice.indicator, "\(practice.period)", practice.visited.description,
          practice.service, practice.rarity.rawValue.replacing("_", with: " "), practice.contact,
          practice.description.count > longest
            ? practice.description.prefix(longest - 1) + "…" : practice.description,
        ]
      })
  }

  private static let longest = 60
}
