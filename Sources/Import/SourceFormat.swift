import Articles
import Diagnostics

/// What an old article is written in, told by its content, then by its name.
package enum SourceFormat: String, Sendable, CaseIterable {
  case text, html, markdown, learn, mkdocs, hugo

  /// For messages: `Microsoft Learn Markdown`.
  package var title: String {
    switch self {
    case .text: "plain text"
    case .html: "HTML"
    case .markdown: "Markdown"
    case .learn: "Microsoft Learn Markdown"
    case .mkdocs: "MkDocs Markdown"
    case .hugo: "Hugo Markdown"
    }
  }

  /// Endings of files that `import` takes from a folder.
  package static let fileEndings = ["txt", "text", "html", "htm", "xhtml", "md", "markdown"]

  /// - Parameters:
  ///   - text: the whole file, decoded.
  ///   - name: the file's name; empty for standard input.
  static func of(_ text: [UInt8], name: String) -> SourceFormat {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let head = Array(text.prefix(64 * 1024))
    if isHTML(head, ending) { return .html }
    if ["md", "markdown", "mdown"].contains(ending) || isMarkdown(head) && !["txt", "text"].contains(ending) {
      return flavour(of: head)
    }
    return isMarkdown(head) && holdsFrontMatter(head) ? flavour(of: head) : .text
  }

  private static func isHTML(_ head: [UInt8], _ ending: String) -> Bool {
    if ["html", "htm", "xhtml"].contains(ending) { return true }
    guard !["md", "markdown", "mdown"].contains(ending) else { return false }
    let start = String(decoding: head.prefix(2048), as: UTF8.self).trimmingBlanks().lowercased()
    if ["<!doctype html", "<html", "<head", "<body", "<!-- saved from"].contains(where: start.hasPrefix) {
      return true
    }
    if start.hasPrefix("<?xml"), start.contains("<html") { return true }
    // A piece of a page, as it is piped.
    let tag = start.hasPrefix("<") ? start.dropFirst().prefix { $0.isLetter || $0.isNumber } : ""
    return ["h1", "h2", "p", "div", "article", "main", "section", "table", "meta", "title"].contains(tag)
      && ending.isEmpty
  }

  private static func holdsFrontMatter(_ head: [UInt8]) -> Bool {
    head.starts(with: "---\n".utf8) || head.starts(with: "+++\n".utf8)
  }

  /// Front matter, or headings and links as Markdown has them.
  private static func isMarkdown(_ head: [UInt8]) -> Bool {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\n", maxSplits: 400)
    if holdsFrontMatter(head), lines.dropFirst().prefix(80).contains(where: { $0 == "---" || $0 == "+++" }),
      lines.dropFirst().first.map({ $0.contains(":") || $0.contains("=") }) == true
    {
      return true
    }
    var marks = 0
    for line in lines
    where line.hasPrefix("# ") || line.hasPrefix("## ") || line.hasPrefix("```") || line.contains("](") { marks += 1 }
    return marks >= 2 && lines.contains { $0.hasPrefix("# ") || $0.hasPrefix("## ") }
  }

  private static func flavour(of head: [UInt8]) -> SourceFormat {
    let text = String(decoding: head, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.hasPrefix("+++\n") || text.contains("{{< ") || text.contains("{{<") && text.contains(">}}")
      || text.contains("{{%") && text.contains("%}}")
    {
      return .hugo
    }
    let isLearn = { (line: Substring) in
      line.hasPrefix("ms.") || line.contains("[!INCLUDE") || line.contains(":::image ")
        || line.contains("(" + LearnTab.address)
    }
    if lines.contains(where: isLearn) { return .learn }
    let isMkDocs = { (line: Substring) in
      let start = line.drop { $0 == " " }
      return start.hasPrefix("!!! ") || start.hasPrefix("??? ") || start.hasPrefix("???+ ") || start.hasPrefix("=== \"")
        || line.hasPrefix("--8<--")
    }
    return lines.contains(where: isMkDocs) ? .mkdocs : .markdown
  }
}
