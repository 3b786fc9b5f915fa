import Diagnostics
import Markdown

/// A source file to an `Article`: front matter, Markdown, sections, products.
package struct ArticleReader: Sendable {
  private let parser: MarkdownParser
  private let headings: HeadingDictionary
  private let entityKeys: EntityKeys
  private let languages: Set<String>
  private let productNames: [String: String]
  private let audience: Audience
  private let blocks: AudienceBlocks
  private let publication: Publication?
  private let bases: [String]

  /// - Parameters:
  ///   - kinds: names of the site's own kinds, which articles may declare.
  ///   - productNames: lower-case other names of products and the name that the site uses.
  ///   - audience: whose names its articles and blocks bear, and who reads.
  ///   - publication: which included files are shown; nil for all.
  ///   - bases: the addresses at which the site may be read.
  ///   - languages: folders of these names hold articles in that language and are no part of an id.
  package init(
    parser: MarkdownParser, headings: HeadingDictionary, kinds: [String], languages: [String],
    productNames: [String: String] = [:], audience: Audience = Audience(), publication: Publication? = nil,
    bases: [String] = []
  ) {
    self.parser = parser
    self.headings = headings
    entityKeys = EntityKeys(ownKinds: kinds)
    self.languages = Set(languages)
    self.productNames = productNames
    self.audience = audience
    blocks = AudienceBlocks(audience, parser: parser)
    self.publication = publication
    self.bases = bases
  }

  /// - Parameters:
  ///   - names: articles that are withheld, whose ids are hidden with them.
  ///   - include: the file that an `[!INCLUDE]` of this article names.
  /// - Returns: nil where the front matter is not readable: an article whose `draft: true` cannot be read is not published. Nil as well
  ///   for one that is not for the reader; of others only what is for the reader is there.
  package func read(
    _ file: SourceFile, hiding names: WithheldNames = WithheldNames(), include: (String) -> SourceFile?
  ) -> (ParsedArticle?, [Diagnostic]) {
    let (frontMatter, problems) = FrontMatter.read(file)
    guard let frontMatter else { return (nil, problems) }
    let (written, values) = MetadataReader.read(frontMatter, of: file, entityKeys: entityKeys, audience)
    var (visible, findings) = self.visible(file, written, from: frontMatter.bodyStart)
    findings = problems + values + findings
    guard let visible else { return (nil, findings) }
    // Parts that include each other are asked for again and again.
    var parts: [String: IncludedFile] = [:]
    let (parsed, marks) = parser.parse(visible.file, from: frontMatter.bodyStart) { name in
      if let known = parts[name] { return known }
      let part = include(name).map(included) ?? .missing
      parts[name] = part
      return part
    }
    // What is wrong with marks was said already.
    findings += marks.filter { $0.rule != AudienceBlocks.rule }
    var filter = NameFilter(names, in: file, isMicrosoftLearn: written.isMicrosoftLearn)
    let metadata = names.isEmpty ? visible.metadata : filter.filtered(visible.metadata)
    let document = PlainHeadings(headings).applied(to: names.isEmpty ? parsed : filter.filtered(parsed))
    let (article, anchors) = article(visible.file, metadata, document)
    let named = NameFilter.written(in: document, metadata, bases: bases)
    return (
      ParsedArticle(file: visible.file, article: article, document: document, names: named),
      findings + filter.findings + anchors
    )
  }

  /// What others may call an article that is not shown; nil where its front matter is not readable.
  package func withheld(_ file: SourceFile) -> WithheldArticle? {
    FrontMatter.read(file).0.map { frontMatter in
      let metadata = MetadataReader.read(frontMatter, of: file, entityKeys: entityKeys, audience).0
      return WithheldArticle(path: file.path, id: metadata.id ?? place(of: file.path).id, aliases: metadata.aliases)
    }
  }

  // MARK: - What the reader may see

  /// A file and its front matter without what is for others; nil where nothing of it is for the reader.
  private func visible(
    _ file: SourceFile, _ metadata: Metadata, from start: Int
  ) -> ((file: SourceFile, metadata: Metadata)?, [Diagnostic]) {
    let (isAdmitted, unclear) = audience.admits(metadata, in: file)
    guard isAdmitted else { return (nil, unclear) }
    let (visible, marks) = blocks.visible(file, from: start)
    let (texts, more) = blocks.visible(metadata, of: file)
    guard let visible, let texts else { return (nil, unclear + marks + more) }
    return ((visible, texts), unclear + marks + more)
  }

  /// An included file as the reader may see it, by the rules for articles.
  private func included(_ file: SourceFile) -> IncludedFile {
    guard let frontMatter = FrontMatter.read(file).0 else {
      return audience.reader == nil ? .file(file) : .withheld("its front matter cannot be read")
    }
    let metadata = MetadataReader.read(frontMatter, of: file, entityKeys: entityKeys, audience).0
    if let publication, !publication.includes(metadata) {
      return .withheld(Publication.reason(metadata, on: publication.today))
    }
    let visible = visible(file, metadata, from: frontMatter.bodyStart).0
    return visible.map { .file($0.file) } ?? .withheld("it is for other readers")
  }

  // MARK: - Article

  private func article(_ file: SourceFile, _ metadata: Metadata, _ document: MarkdownDocument) -> (
    Article, [Diagnostic]
  ) {
    let lines = SourceLines(file)
    let titleHeading = Self.titleHeading(of: document)
    let reader = SectionReader(document: document, dictionary: headings, file: lines, audience: audience)
    let (sections, diagnostics) = reader.sections(titleHeading: titleHeading)
    let stated = ProductLines(document: document, sections: sections)
    let place = place(of: file.path)
    let heading = titleHeading.map { document.plainText(of: $0).trimmingBlanks() }.flatMap { $0.isEmpty ? nil : $0 }
    let title = metadata.title ?? heading ?? Self.name(of: file.path)
    let article = Article(
      file: lines, metadata: metadata, id: metadata.id ?? place.id, title: title,
      headline: heading ?? title, titleHeading: heading == nil ? nil : titleHeading,
      summary: metadata.description ?? Self.summary(of: document),
      language: metadata.language ?? place.language ?? LanguageDetection.language(of: document.text),
      sections: sections, htmlAnchors: HTMLAnchors.names(in: document),
      products: unique(metadata.products + ProductLines.completed(stated.products)), appliesTo: stated.products,
      ownKB: stated.ownKB)
    return (article, diagnostics)
  }

  /// The id and the language that a path says: `ja/network/dns.md` is `network/dns` in Japanese.
  private func place(of path: String) -> (id: String, language: String?) {
    var parts = path.pathParts.map(String.init)
    var language: String?
    if let index = parts.dropLast().firstIndex(where: { languages.contains($0.lowercased()) }) {
      language = parts.remove(at: index).lowercased()
    }
    if var name = parts.popLast() {
      if name.lowercased().hasSuffix(".md") { name = String(Substring(name.utf8.dropLast(3))) }
      if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
        let ending = name[name.utf8.index(after: dot)...].lowercased()
        if languages.contains(ending) {
          language = language ?? ending
          name = String(name[..<dot])
        }
      }
      if parts.isEmpty || name.lowercased() != "index" { parts.append(name) }
    }
    return (parts.joined(separator: "/"), language)
  }

  /// The level 1 heading with which the body begins.
  private static func titleHeading(of document: MarkdownDocument) -> Int? {
    for index in document.children(of: 0) {
      let node = document.nodes[index]
      if node.kind == .heading { return node.level == 1 && !LearnTab.isTab(index, in: document) ? index : nil }
      // Comments and include marks may stand above it.
      if node.kind != .htmlBlock { return nil }
    }
    return nil
  }

  /// The beginning of the first paragraph that is prose, at most 200 characters, cut between words.
  private static func summary(of document: MarkdownDocument) -> String {
    for index in document.children(of: 0) where document.nodes[index].kind == .paragraph {
      let text = document.plainText(of: index).trimmingBlanks()
      if text.count > 200 {
        let head = text.prefix(199)
        let cut = head.lastIndex(of: " ").flatMap { head.distance(from: $0, to: head.endIndex) < 40 ? $0 : nil }
        return String(head[..<(cut ?? head.endIndex)]) + "…"
      }
      if !text.isEmpty { return text }
    }
    return ""
  }

  private static func name(of path: String) -> String {
    let name = path.pathParts.last.map(String.init) ?? path
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { productNames[$0.lowercased()] ?? $0 }.filter { seen.insert($0.lowercased()).inserted }
  }
}
