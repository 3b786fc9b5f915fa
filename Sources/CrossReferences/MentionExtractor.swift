import Articles
import Entities
import Markdown

/// Finds the entities that an article names: by the scanner in its text, by links such as `kb:4012219`, by its front matter.
package struct MentionExtractor: Sendable {
  private let scanner: EntityScanner
  private let kinds: [String: EntityKind]
  private let providers: [String: String]

  /// - Parameter providers: lower-case other names of event providers and the name that the site uses.
  package init(scanner: EntityScanner, customKinds: [String], providers: [String: String] = [:]) {
    self.scanner = scanner
    self.providers = providers
    var kinds: [String: EntityKind] = [:]
    for kind in EntityKind.builtIn { kinds[kind.name] = kind }
    for name in customKinds { kinds[name] = .custom(name) }
    self.kinds = kinds
  }

  /// - Returns: mentions in document order, those of the front matter last.
  package func mentions(of parsed: ParsedArticle) -> [ArticleMention] {
    let article = parsed.article
    let text = ArticleText(parsed)
    let rejected = Set(entities(of: article.metadata.declared.filter(\.isRejected)).map(\.page))
    let found = scanner.scan(text.scan).filter { !rejected.contains($0.entity.page) && !isPartOfAddress($0, in: text) }
    let best = Self.bestMentions(found, in: text, of: article)
    var mentions: [ArticleMention] = []
    for (index, mention) in found.enumerated() {
      mentions.append(self.mention(mention, in: text, of: parsed, withSentence: best.contains(index)))
    }
    return mentions + linked(in: parsed) + declared(in: article, known: Set(found.map(\.entity)))
  }

  /// Whether a mention stands in an address, where only KB articles and the site's own kinds are named, as behind a link's words.
  private func isPartOfAddress(_ mention: Mention, in text: ArticleText) -> Bool {
    if case .custom = mention.entity.kind { return false }
    guard !mention.rule.hasSuffix("-address"), let block = text.block(at: mention.range.lowerBound),
      block.kind != .linkTarget, block.kind != .code
    else { return false }
    let bytes = text.scan.bytes
    var start = mention.range.lowerBound
    while start > block.range.lowerBound, mention.range.lowerBound - start < Self.longestAddress {
      start -= 1
      guard (0x21...0x7E).contains(bytes[start]), !Self.addressEnds.contains(bytes[start]) else { return false }
      if bytes[start...].starts(with: Self.schemeEnd) { return true }
    }
    return false
  }

  /// Bytes of an address that are looked through for its scheme.
  private static let longestAddress = 400
  private static let schemeEnd = Array("://".utf8)
  private static let addressEnds = Set("<>\"`()[]".utf8)

  private func mention(
    _ mention: Mention, in text: ArticleText, of parsed: ParsedArticle, withSentence: Bool
  ) -> ArticleMention {
    let article = parsed.article
    let origin = text.origin(of: mention.range.lowerBound)
    let last = text.origin(of: max(mention.range.upperBound - 1, mention.range.lowerBound))
    let place = Self.place(of: mention.range.lowerBound, in: text, origin: origin?.node, of: parsed)
    let section = origin.flatMap { article.section(of: $0.node) }
    let isOneNode = origin != nil && origin?.node == last?.node
    let sentence = withSentence ? Sentence(around: mention.range, in: text.scan) : nil
    return ArticleMention(
      entity: mention.entity, source: mention.source.map { providers[$0.lowercased()] ?? $0 }, place: place,
      section: section, node: origin?.node,
      text: isOneNode ? origin.map { $0.text..<$0.text + mention.range.count } ?? 0..<0 : 0..<0,
      written: String(decoding: text.scan.bytes[mention.range], as: UTF8.self), rule: mention.rule,
      isSelf: mention.isSelf,
      offset: origin.map { SourcePlace.offset(of: $0, in: parsed) }
        ?? SourcePlace.offset(of: text.scan.bytes[mention.range], in: parsed),
      isAbout: place == .title || mention.isSelf || section.map { article.sections[$0].role == .symptom } == true,
      sentence: sentence?.text ?? "", marked: sentence?.marked ?? 0..<0)
  }

  private static func place(
    of offset: Int, in text: ArticleText, origin: Int?, of parsed: ParsedArticle
  ) -> ArticleMention.Place {
    switch text.block(at: offset)?.kind {
    case .title: return .title
    case .description: return .description
    case .heading:
      let isTitle = origin.flatMap { node in
        parsed.article.titleHeading.map { node > $0 && node < parsed.document.nodes[$0].end }
      }
      return isTitle == true ? .title : .heading
    case .tableCell, .tableHeader: return .table
    case .code: return .code
    case .linkTarget: return .link
    case .prose, .listItem, nil: return .prose
    }
  }

  /// For each entity the mention whose sentence tells most: among the symptoms, else in prose, else the first.
  private static func bestMentions(_ found: [Mention], in text: ArticleText, of article: Article) -> Set<Int> {
    var best: [Entity: (index: Int, rank: Int)] = [:]
    for (index, mention) in found.enumerated() {
      let origin = text.origin(of: mention.range.lowerBound)?.node
      let section = origin.flatMap { article.section(of: $0) }
      let rank: Int
      switch text.block(at: mention.range.lowerBound)?.kind {
      case .prose, .listItem: rank = section.map { article.sections[$0].role == .symptom } == true ? 4 : 3
      case .tableCell, .code: rank = 2
      case .description, .heading: rank = 1
      default: rank = 0
      }
      if rank > best[mention.entity.page]?.rank ?? -1 { best[mention.entity.page] = (index, rank) }
    }
    return Set(best.values.map(\.index))
  }

  /// Links whose scheme is a kind: `kb:4012219`, `event:Schannel/36870`.
  private func linked(in parsed: ParsedArticle) -> [ArticleMention] {
    var mentions: [ArticleMention] = []
    for (index, node) in parsed.document.nodes.enumerated() where node.kind == .link {
      let target = String(decoding: parsed.document.primary(of: index), as: UTF8.self)
      guard let reference = EntityReference(target, kinds: kinds) else { continue }
      mentions.append(
        Self.plain(
          reference.entity, source: reference.source, place: .link, section: parsed.article.section(of: index),
          node: index,
          written: target, rule: "link-scheme", offset: Int(node.range.start)))
    }
    return mentions
  }

  private func declared(in article: Article, known: Set<Entity>) -> [ArticleMention] {
    entities(of: article.metadata.declared.filter { !$0.isRejected }).map { entity in
      Self.plain(
        entity, place: .frontMatter, written: entity.label, rule: "declared", offset: 0, isAbout: true)
    }
  }

  private func entities(of declared: [Metadata.DeclaredEntity]) -> [Entity] {
    declared.compactMap { declared in
      kinds[declared.kind].flatMap { kind in EntityReference.entity(declared.text, of: kind) }
    }
  }

  private static func plain(
    _ entity: Entity, source: String? = nil, place: ArticleMention.Place, section: Int? = nil, node: Int? = nil,
    written: String, rule: String, offset: Int, isAbout: Bool = false
  ) -> ArticleMention {
    ArticleMention(
      entity: entity, source: source, place: place, section: section, node: node, text: 0..<0, written: written,
      rule: rule,
      isSelf: false, offset: offset, isAbout: isAbout, sentence: "", marked: 0..<0)
  }
}
