import Articles
import Diagnostics

/// Microsoft Learn's marks: images, includes, videos, layout, links from the site's root.
struct LearnRewriter {
  private var rewriting: Rewriting
  private let include: (String) -> [UInt8]?
  private var included = 0

  /// Bytes that includes may bring, and how deep they nest.
  private static let includeLimit = 4 << 20
  private static let depthLimit = 4
  private static let site = "https://learn.microsoft.com"

  static func run(_ rewriting: inout Rewriting, include: (String) -> [UInt8]?) {
    withoutActuallyEscaping(include) { include in
      var rewriter = LearnRewriter(rewriting: rewriting, include: include)
      rewriter.rewriting.lines = rewriter.rewritten(rewriting.lines, depth: 0)
      rewriting = rewriter.rewriting
    }
  }

  private init(rewriting: Rewriting, include: @escaping (String) -> [UInt8]?) {
    self.rewriting = rewriting
    self.include = include
  }

  private mutating func rewritten(_ lines: [String], depth: Int) -> [String] {
    var result: [String] = []
    var fences = Fences()
    for line in lines {
      if fences.holds(line) { result.append(line) } else { result += self.line(line, depth: depth) }
    }
    return result
  }

  private mutating func line(_ line: String, depth: Int) -> [String] {
    guard line.contains(":::") || line.contains("[!") || line.contains("](") || line.contains("]: /") else {
      return [line]
    }
    let text = line.trimmingBlanks()
    if isLayout(text) {
      rewriting.taken.append(text)
      return []
    }
    if text.hasPrefix("> [!div") || text.hasPrefix("[!div") {
      rewriting.taken.append(text)
      return []
    }
    var line = images(line)
    if let range = line.firstRange(of: "[!INCLUDE"), let lines = included(line, range, depth: depth) { return lines }
    line = videos(line)
    return [links(line)]
  }

  /// `:::row:::`, `::: zone pivot="x"`, `:::column-end:::`.
  private func isLayout(_ text: String) -> Bool {
    guard text.hasPrefix(":::") else { return false }
    let name = text.drop { $0 == ":" || $0 == " " }.prefix { $0.isLetter || $0 == "-" }.lowercased()
    return ["row", "row-end", "column", "column-end", "zone", "zone-end", "moniker", "moniker-end", "image-end"]
      .contains(name)
  }

  // MARK: - Marks

  /// `:::image type="content" source="x.png" alt-text="y":::` to `![y](x.png)`.
  private mutating func images(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    while let start = rest.firstRange(of: ":::image "), let end = rest[start.upperBound...].firstRange(of: ":::") {
      let mark = rest[start.lowerBound..<end.upperBound]
      guard let source = Self.value("source", in: mark) else { break }
      let alternative = Self.value("alt-text", in: mark) ?? ""
      result += rest[..<start.lowerBound]
      result +=
        "![" + MarkdownEscaping.escaped(alternative, before: "[", inLink: true) + "]("
        + InlineWriter.destination(source) + ")"
      rewriting.taken.append(Self.withoutValue("alt-text", in: mark))
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// The mark without a value, which stays in the text.
  private static func withoutValue(_ key: String, in mark: Substring) -> String {
    guard let start = mark.firstRange(of: key + "=\""), let end = mark[start.upperBound...].firstIndex(of: "\"") else {
      return String(mark)
    }
    return String(mark[..<start.upperBound] + mark[end...])
  }

  private static func value(_ key: String, in mark: Substring) -> String? {
    guard let start = mark.firstRange(of: key + "=\""), let end = mark[start.upperBound...].firstIndex(of: "\"") else {
      return nil
    }
    return String(mark[start.upperBound..<end])
  }

  /// A line with `[!INCLUDE [text](path)]`: the lines of the file in its place.
  private mutating func included(_ line: String, _ range: Range<String.Index>, depth: Int) -> [String]? {
    guard let open = line[range.upperBound...].firstRange(of: "]("),
      let close = line[open.upperBound...].firstIndex(of: ")"),
      let end = line[close...].firstIndex(of: "]")
    else { return nil }
    let path = line[open.upperBound..<close].trimmingBlanks()
    guard depth < Self.depthLimit, included < Self.includeLimit, let bytes = include(path) else {
      rewriting.unsure.append(
        Draft.Unsure(
          rule: "import-missing-include", message: "The file to include, '\(path)', is not beside the source",
          hint: "Write its text here.",
          japanese: "取り込むファイル \(path) が元の記事の横にありません。その内容をここに書いてください。", near: "[!INCLUDE"))
      // Left as it is, it would be looked for at each build.
      return [line[..<range.lowerBound] + "`" + line[range.lowerBound...end] + "`" + line[line.index(after: end)...]]
    }
    included += bytes.count
    let text = TextDecoder(bytes).text
    let body = String(decoding: text[SourceFrontMatter(text).bodyStart...], as: UTF8.self)
    rewriting.taken.append(String(line[range.lowerBound...end]))
    var lines = Rewriting.trimmed(body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    lines = rewritten(lines, depth: depth + 1)
    let (head, tail) = (String(line[..<range.lowerBound]), String(line[line.index(after: end)...]))
    if lines.isEmpty { return [head + tail] }
    lines[0] = head + lines[0]
    lines[lines.count - 1] += tail
    let indent = String(head.prefix { $0 == " " })
    return lines.enumerated().map { $0 == 0 || $1.isEmpty ? $1 : indent + $1 }
  }

  /// `[!VIDEO https://…]`.
  private mutating func videos(_ line: String) -> String {
    guard let start = line.firstRange(of: "[!VIDEO "), let end = line[start.upperBound...].firstIndex(of: "]") else {
      return line
    }
    rewriting.taken.append("VIDEO")
    return line[..<start.lowerBound] + "<" + line[start.upperBound..<end].trimmingBlanks() + ">"
      + line[line.index(after: end)...]
  }

  /// `](/en-us/…)`, `]: /troubleshoot/…`: of that site, not of ours.
  private func links(_ line: String) -> String {
    guard line.contains("](/") || line.contains("]: /") else { return line }
    return line.replacing("](/", with: "](\(Self.site)/").replacing("](\(Self.site)//", with: "](https://").replacing(
      "]: /", with: "]: \(Self.site)/")
  }
}
