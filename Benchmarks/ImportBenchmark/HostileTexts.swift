import Articles
import Foundation
import Import

/// Texts made to take long: each at half and at full size, so that a growth beyond the linear shows.
enum HostileTexts {
  private static let pieces: [(name: String, open: String, close: String)] = [
    ("nested div", "<div>", "</div>"), ("nested ul", "<ul><li>", ""), ("unclosed b", "<b>x", ""),
    ("unclosed b with attributes", "<b a=1>x<p>", ""),
    ("nested table", "<table><tr><td>", ""), ("nested svg td", "<svg><td>", ""), ("many cells", "<td>x", ""),
    ("table text", "<table>x", ""),
    ("attributes", "<p a=1 b=2 c=3 ", ""), ("spans", "<span>a", "</span>"), ("links", "<a href=#x>a", ""),
    ("comments", "<!--", ""),
    ("script", "<script>", ""), ("references", "&#xD800;&amp;&lt", ""), ("blockquotes", "<blockquote>", ""),
    ("headings", "<h1>a<h2 id=x>b", ""),
    ("NUL", "\u{0}", ""), ("tabs", "a\tb\n", ""), ("ragged tabs", "a\tb\na\tb\tc\td\te\n", ""),
    ("boxes", "-----\nx\n", ""), ("titled boxes", "--- a ---\n", ""),
    ("steps", "1. a\n", ""), ("deeper steps", "1. a\n   ", ""), ("bullets", "・a\n\n", ""), ("fences", "~~~x\n", ""),
    ("closed fences", "```\n", ""), ("indented", "    a。\n\n", ""),
    ("notes", "※ a\n", ""), ("brackets", "[", ""), ("stars", "*a_b~", ""), ("long line", "a", ""), ("kana", "あ", ""),
    ("quotes", "> ", ""), ("lt", "<", ""),
    ("admonitions", "!!! note\n    ", ""), ("tabs of mkdocs", "=== \"a\"\n", ""),
    ("shortcodes", "{{< note >}}", "{{< /note >}}"), ("braces", "{{< a \"", ""),
    ("images of learn", ":::image source=\"", ""), ("includes", "[!INCLUDE [a](b)]\n", ""), ("escapes", "\\", ""),
    ("events", "Event ID: 5\n\n", ""),
    ("addresses", "http://a.b ", ""), ("bars", "|a|b|\n", ""), ("event words", "event 123 event\n", ""),
    ("dashes", "a\n---\n", ""), ("short paragraphs", "A\n\n", ""),
  ]

  static func run(size: Int) {
    let importer = ArticleImport(headings: HeadingDictionary(), headingNames: [:])
    for piece in pieces {
      for format in formats(of: piece.name) {
        var times: [Double] = []
        for length in [size / 2, size] {
          let count = length / (piece.open.utf8.count + piece.close.utf8.count)
          let text = String(repeating: piece.open, count: count) + String(repeating: piece.close, count: count)
          let start = Date()
          _ = importer.article(
            from: ImportSource(name: "", bytes: Array(text.utf8), articlePath: "a.md", format: format))
          times.append(Date().timeIntervalSince(start))
        }
        let growth = times[1] / max(times[0], 0.0001)
        let flag = growth > 3 && times[1] > 0.5 || times[1] > 8 ? "  <-- " : ""
        print("\(piece.name) as \(format.rawValue): \(Int(times[0] * 1000)) ms, \(Int(times[1] * 1000)) ms\(flag)")
      }
    }
  }

  private static func formats(of name: String) -> [SourceFormat] {
    switch name {
    case "admonitions", "tabs of mkdocs": [.mkdocs]
    case "shortcodes", "braces": [.hugo]
    case "images of learn", "includes": [.learn]
    default: [.html, .text]
    }
  }
}
