import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// An old file to an article: decode, tell the format, read, write, then look at the result for doubts and lost words.
package struct ArticleImport: Sendable {
  private let dictionary: HeadingDictionary
  private let reader: ArticleReader
  private let extractor: MentionExtractor
  private let names: HeadingNames

  /// - Parameters:
  ///   - headingNames: by language (`ja`, `en`) the words that the site heads sections with.
  package init(
    headings: HeadingDictionary, headingNames: [String: [SectionRole: String]], customKinds: [CustomKind] = []
  ) {
    dictionary = headings
    let kinds = customKinds.map(\.name)
    reader = ArticleReader(parser: MarkdownParser(), headings: headings, kinds: kinds, languages: [])
    extractor = MentionExtractor(scanner: EntityScanner(customKinds: customKinds), customKinds: kinds)
    names = HeadingNames(headingNames)
  }

  /// - Returns: an article for any bytes.
  package func article(from source: ImportSource) -> ImportedArticle {
    let decoded = TextDecoder(source.bytes)
    let format = source.format ?? SourceFormat.of(decoded.text, name: source.name)
    var draft = read(decoded.text, format, source)
    if draft.body.isEmpty, !draft.blocks.isEmpty || draft.title != nil { complete(&draft) }
    return article(draft, format, decoded, source)
  }

  private func read(_ text: [UInt8], _ format: SourceFormat, _ source: ImportSource) -> Draft {
    switch format {
    case .text: PlainTextReader.read(text, by: dictionary)
    case .html: page(text, source)
    case .markdown, .learn, .mkdocs, .hugo: MarkdownReader.read(text, format, by: reader, source)
    }
  }

  private func page(_ text: [UInt8], _ source: ImportSource) -> Draft {
    var draft = HTMLReader.read(text, source)
    let mended = HTMLOldStyle(draft.blocks, by: dictionary)
    draft.blocks = mended.blocks
    draft.excused += mended.excused
    if case .paragraph(let first) = draft.blocks.first, let title = draft.title,
      first.plainText.trimmingBlanks() == title
    {
      draft.blocks.removeFirst()
      draft.leftOut.append(Draft.LeftOut(what: "the title once more", text: title))
    }
    return draft
  }

  // MARK: - Text

  /// Blocks to Markdown, headings in the site's words.
  private func complete(_ draft: inout Draft) {
    let language = draft.head.language ?? Self.language(of: draft.sourceText)
    draft.head.language = language
    var isBehindFix = false
    for index in draft.blocks.indices {
      guard case .heading(let level, let text, let id) = draft.blocks[index] else { continue }
      let written = text.plainText
      guard let (name, role) = names.name(for: written, language: language, isBehindFix: isBehindFix) else { continue }
      isBehindFix = isBehindFix || role == .workaround || role == .resolution
      guard name != written else { continue }
      draft.blocks[index] = .heading(level: level, text: [.text(name)], id: id)
      draft.renamed.append((written, name))
    }
    draft.body = Array(MarkdownWriter.lines(of: draft.blocks).joined(separator: "\n").utf8)
  }

  /// Half-width Kana and a few Han without Kana are Japanese, too.
  private static func language(of text: [UInt8]) -> String {
    let found = LanguageDetection.language(of: text)
    guard found == "en" else { return found }
    var (japanese, latin) = (0, 0)
    for scalar in String(decoding: text.prefix(64 * 1024), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xFF66...0xFF9F, 0x4E00...0x9FFF: japanese += 1
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      default: break
      }
    }
    return japanese > 0 && japanese * 15 >= latin ? "ja" : "en"
  }

  private func article(_ draft: Draft, _ format: SourceFormat, _ decoded: TextDecoder, _ source: ImportSource)
    -> ImportedArticle
  {
    let path = source.articlePath
    var head = draft.head
    let heading =
      draft.title.map { [UInt8](("# " + InlineWriter.line(of: [.text($0)], inCell: false) + "\n\n").utf8) } ?? []
    let body =
      heading + draft.body + (draft.body.last == UInt8(ascii: "\n") || draft.body.isEmpty ? [] : [UInt8(ascii: "\n")])
    let plain = parsed(body, path)
    HeadFiller(article: plain.article, document: plain.document, mentions: extractor.mentions(of: plain)).fill(
      &head, title: draft.title, name: source.name)
    let matter = Array((head.lines.joined(separator: "\n") + "\n\n").utf8)
    let text = matter + body
    let article = parsed(text, path)
    let doubts =
      draft.doubts(in: text, from: matter.count)
      + DoubtFinder.doubts(
        about: article, extractor.mentions(of: article), fileExists: source.fileExists)
    let annotation = Annotation(
      text, document: article.document, doubts: doubts.sorted { $0.offset < $1.offset },
      language: article.article.language, path: path)
    let comparison = compare(draft, article.document, body)
    let report = ImportReport(
      source: source, path: path, format: format, decoded: decoded, draft: draft, comparison: comparison)
    return ImportedArticle(
      text: annotation.text, language: head.language, format: format, encoding: decoded.encoding,
      diagnostics: report.diagnostics + annotation.diagnostics,
      comparison: comparison, images: Self.images(of: article.document), embedded: draft.embedded)
  }

  private func compare(_ draft: Draft, _ document: MarkdownDocument, _ body: [UInt8]) -> WordComparison {
    let excused = draft.leftOut.map(\.text) + draft.excused + draft.renamed.map(\.from)
    if draft.keepsMarks {
      let words = Words.all(in: body).map(\.text)
      return WordComparison(
        source: draft.sourceText, words: words, excused: excused.flatMap { Words.all(in: Array($0.utf8)).map(\.text) })
    }
    return WordComparison(source: draft.sourceText, article: document, excused: excused)
  }

  private func parsed(_ text: [UInt8], _ path: String) -> ParsedArticle {
    let file = SourceFile(path: path, bytes: text)
    if let parsed = reader.read(file, include: { _ in nil }).0 { return parsed }
    // Our own front matter is readable; without it the text is.
    let bare = SourceFile(path: path, bytes: Array("\n".utf8) + text)
    return reader.read(bare, include: { _ in nil }).0 ?? Self.empty(file, reader)
  }

  private static func empty(_ file: SourceFile, _ reader: ArticleReader) -> ParsedArticle {
    let blank = SourceFile(path: file.path, bytes: [])
    guard let parsed = reader.read(blank, include: { _ in nil }).0 else { return empty(blank, reader) }
    return parsed
  }

  private static func images(of document: MarkdownDocument) -> [String] {
    var seen: Set<String> = []
    return document.nodes.indices.compactMap { index in
      guard document.nodes[index].kind == .image else { return nil }
      let address = String(decoding: document.primary(of: index), as: UTF8.self)
      return seen.insert(address).inserted ? address : nil
    }
  }
}
