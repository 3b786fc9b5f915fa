import Articles
import Foundation
import Import

/// Feeds pieces of real texts, cut, mixed and damaged, to the import in all formats; a trap ends the process.
struct ImportFuzzer {
  private var state: UInt64
  private let texts: [[UInt8]]
  private let importer = ArticleImport(headings: HeadingDictionary(), headingNames: [:])

  private static let marks = [
    "<table>", "<td colspan=9>", "</table>", "<pre>", "<ul><li>", "</li>", "<b>", "</i>", "<p>", "<img src=a alt=\"",
    "<a href='#x'>", "<h2 id=x>",
    "<div class=\"note admonition\">", "<!--", "-->", "&#xD800;", "&amp;", "<svg><td>", "```", "~~~", "    ", "\t", "|",
    "|-|-|", "---\n", "=====\n",
    "1. ", "1 : ", "・", "※ ", "例 ) ", "[x]", "[!NOTE]", "[[a]]", "{{< note >}}", "{{< /note >}}", "{{% tab",
    "!!! note\n", "=== \"a\"\n", ":::image source=\"",
    ":::", "> ", "# ", "+++\n", "\r\n", "\u{0}", "\u{FEFF}", "\u{2028}", "\u{1F600}", "\\", "*", "_", "イベント ID : 1057",
    "0x8009030D",
    "以下のエラー メッセージが表示されます。", "https://blogs.technet.microsoft.com/x", "{#id}", "</", "<?", "]]>", "\u{1B}$B", "%00",
  ].map { Array($0.utf8) }

  init(_ folders: [String], seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var texts: [[UInt8]] = []
    for folder in folders {
      let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
      for path in paths where path.hasSuffix(".md") || path.hasSuffix(".txt") || path.hasSuffix(".html") {
        if let data = FileManager.default.contents(atPath: folder + "/" + path) {
          texts.append(Array(data.prefix(64 * 1024)))
        }
      }
    }
    self.texts = texts.isEmpty ? [Array("text".utf8)] : texts
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % max(bound, 1)
  }

  mutating func run(bytes total: Int) {
    var done = 0
    var inputs = 0
    var lost = 0
    var slowest = 0.0
    while done < total {
      let input = makeInput()
      let format = next(3) == 0 ? nil : SourceFormat.allCases[next(SourceFormat.allCases.count)]
      let name = ["a.txt", "a.html", "a.md", ""][next(4)]
      let start = Date()
      let article = importer.article(from: ImportSource(name: name, bytes: input, articlePath: "a.md", format: format))
      slowest = max(slowest, Date().timeIntervalSince(start) / Double(max(input.count, 1000)) * 1_000_000)
      if !article.comparison.lost.isEmpty {
        lost += 1
        if lost <= 5 { print("lost \(article.comparison.lost.prefix(3)) as \(article.format) of input \(inputs)") }
      }
      done += input.count
      inputs += 1
    }
    print("\(done) bytes in \(inputs) inputs, \(lost) with lost words, slowest \(Int(slowest)) ms a KB")
  }

  private mutating func makeInput() -> [UInt8] {
    var input: [UInt8] = []
    for _ in 0...next(6) {
      let text = texts[next(texts.count)]
      let start = next(text.count)
      input += text[start..<min(text.count, start + next(1500))]
      for _ in 0..<next(4) { input += Self.marks[next(Self.marks.count)] }
    }
    switch next(6) {
    case 0: for _ in 0..<next(20) where !input.isEmpty { input[next(input.count)] = UInt8(next(256)) }
    case 1:
      for _ in 0..<next(40) where !input.isEmpty {
        input.insert(contentsOf: Self.marks[next(Self.marks.count)], at: next(input.count))
      }
    case 2: input = (0..<next(2000)).map { _ in UInt8(next(256)) }
    case 3: input = input.flatMap { [$0, 0] }
    default: break
    }
    return input
  }
}
