import Articles
import Diagnostics

/// Markdown of other tools to a draft: their front matter to ours, their marks for notes, tabs, images and links to what we read.
struct MarkdownReader {
  static func read(_ bytes: [UInt8], _ format: SourceFormat, by reader: ArticleReader, _ file: ImportSource) -> Draft {
    let source = SourceFrontMatter(bytes)
    var draft = Draft()
    let body = Array(bytes[source.bodyStart...])
    draft.sourceText = body
    draft.keepsMarks = true
    var rewriting = Rewriting(
      String(decoding: body, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    switch format {
    case .mkdocs: MkDocsRewriter.run(&rewriting, include: file.include)
    case .hugo: HugoRewriter.run(&rewriting)
    case .learn: LearnRewriter.run(&rewriting, include: file.include)
    default: break
    }
    redirectLinks(of: &rewriting, file)
    fill(&draft, from: source, by: reader)
    if !rewriting.taken.isEmpty { rewriting.joinBlankLines() }
    draft.body = Array(rewriting.lines.joined(separator: "\n").utf8)
    trim(&draft.body)
    draft.excused = rewriting.taken
    draft.unsure += rewriting.unsure
    complete(&draft, by: reader)
    return draft
  }

  /// An address that leads to another article now is none of the text's words.
  private static func redirectLinks(of rewriting: inout Rewriting, _ file: ImportSource) {
    var taken: [String] = []
    rewriting.lines = MarkdownLinks.redirected(rewriting.lines) { address in
      guard let target = file.linkedArticle(address), target != address else { return nil }
      taken.append(address)
      return target
    }
    rewriting.taken += taken
  }

  /// Blank lines at both ends go.
  private static func trim(_ body: inout [UInt8]) {
    while let last = body.last, last <= 0x20 { body.removeLast() }
    let start = body.firstIndex { $0 != UInt8(ascii: "\n") } ?? body.count
    body.removeFirst(start)
  }

  private static func fill(_ draft: inout Draft, from source: SourceFrontMatter, by reader: ArticleReader) {
    guard !source.yaml.isEmpty else { return }
    let text = Array(("---\n" + source.yaml + "\n---\n").utf8)
    guard let article = reader.read(SourceFile(path: "source.md", bytes: text), include: { _ in nil }).0?.article else {
      draft.unsure.append(
        Draft.Unsure(
          rule: "import-front-matter",
          message: "The front matter of the source is not readable; it is not in the article",
          hint: "Fill in the article's own by hand.", japanese: "元の記事のフロント マターは読めないため取り込んでいません。手で記入してください。", near: ""))
      draft.leftOut.append(Draft.LeftOut(what: "the front matter", text: source.yaml))
      return
    }
    draft.head = ArticleHead(article.metadata)
    let unread = source.keys.filter { article.metadata.positions[$0] == nil && !Self.isRead($0, article.metadata) }
    if !unread.isEmpty {
      draft.leftOut.append(Draft.LeftOut(what: "keys of the front matter", text: unread.joined(separator: ", ")))
    }
  }

  /// Names under which other tools write what we read.
  private static func isRead(_ key: String, _ metadata: Metadata) -> Bool {
    switch key.lowercased().replacing("_", with: "-") {
    case "ms.date": metadata.date != nil
    case "ms.topic": metadata.type != nil
    case "appliesto", "applies-to", "product": !metadata.products.isEmpty
    case "lastmod", "modified", "last-modified": metadata.updated != nil
    case "author": metadata.owner != nil
    case "keywords": !metadata.tags.isEmpty
    case "summary": metadata.description != nil
    case "language", "locale": metadata.language != nil
    case "redirect-from": !metadata.aliases.isEmpty
    case let name: FrontMatterNames.known.contains(name)
    }
  }

  /// The title becomes a heading where the text has none.
  private static func complete(_ draft: inout Draft, by reader: ArticleReader) {
    let parsed = reader.read(SourceFile(path: "source.md", bytes: Array("\n".utf8) + draft.body), include: { _ in nil })
      .0
    if parsed?.article.titleHeading == nil, !draft.head.title.isEmpty { draft.title = draft.head.title }
  }
}

/// Keys that both sides write alike.
enum FrontMatterNames {
  static let known: Set<String> = [
    "title", "description", "lang", "type", "products", "date", "updated", "reviewed", "draft", "audience", "owner",
    "aliases", "tags", "events",
    "kbs", "codes", "symbols", "stops", "cves", "related", "id", "review-by", "publish", "expires", "superseded-by",
    "translation-of",
  ]
}
