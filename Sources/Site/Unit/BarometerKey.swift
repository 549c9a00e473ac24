import Pictures
import Statistics

/// How the barometer is read: each sign with its meaning.
struct BarometerKey {
  let site: Site

  init(_ site: Site) { self.site = site }

  func details() throws -> Markup {
    let words = site.words
    let marks: [(Mark, String)] = [
      (.clearlyWorse, "clearly_worse"), (.worse, "worse"), (.same, "same"), (.better, "better"),
      (.clearlyBetter, "clearly_better"), (.different, "key_neutral"), (.none, "none"),
    ]
    let signs = try marks.map { mark, word -> Markup in
      let text = word.hasPrefix("key_") ? try words(word) : try words("verdict_\(word)")
      return "<li>\(mark.symbol)\(text)</li>"
    }
    let lines = try ["country", "county", "zero_point", "whisker", "bands", "hidden"].map {
      name -> Markup in
      "<li>\(Self.sign(name))\(try words("key_\(name)", ["zero_point": String(site.content.zeroPoint)]))</li>"
    }
    return """
      <details class="legend" open><summary>\(try words("key_heading"))</summary>
      <ul>\(Markup.joined(lines))</ul><ul>\(Markup.joined(signs))</ul>
      <p>\(try words("key_text"))</p></details>
      """
  }

  private static func sign(_ name: String) -> Markup {
    let drawn: Markup =
      switch name {
      case "country": "<path d=\"M12 0V16\"\(line: .ink, width: 1.6)/>"
      case "county": "<path d=\"M12 2V14\"\(line: .mute, width: 3)/>"
      case "zero_point": "<circle cx=\"12\" cy=\"8\" r=\"4.4\"\(fill: .ink)/>"
      case "whisker": "<path d=\"M2 8H22M2 4v8M22 4v8\"\(line: .ink, width: 1.6)/>"
      case "bands":
        "<path d=\"M0 8H24\"\(line: .band, width: 6)/><path d=\"M7 8H17\"\(line: .mid, width: 14)/>"
      default:
        "<text x=\"12\" y=\"12\" text-anchor=\"middle\" font-size=\"14\"\(fill: .ink)>:</text>"
      }
    return
      "<svg class=\"k\" viewBox=\"0 0 24 16\" width=\"24\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">\(drawn)</svg>"
  }
}
