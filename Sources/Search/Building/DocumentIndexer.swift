import Articles
import CrossReferences
import Entities
import Markdown

/// One linked article to its terms and the facts that results show of it.
struct DocumentIndexer {
  private let number: Int
  private let linked: LinkedArticle
  private let knowledgeBase: KnowledgeBase
  private var article: Article { linked.article }
  private let document: MarkdownDocument
  private var facts: DocumentFacts
  /// By section, the piece with which it begins.
  private var sectionChunks: [Int]
  /// By section the place of its beginning in `facts.sections`; -1 where it is not kept.
  private var kept: [Int]
  /// Of `facts.sections`.
  private var quotedBytes: Int
  /// Of the block at hand.
  private var text: [UInt8] = []

  /// Sections whose beginning is kept, and how many bytes of it.
  private static let sectionLimit = 8
  private static let textLimit = 140
  /// Bytes of all beginnings together; of further sections only the heading is kept.
  private static let textBudget = 420

  /// - Parameter collector: of the thread.
  static func terms(
    of number: Int, _ document: MarkdownDocument, in knowledgeBase: KnowledgeBase, _ collector: inout TermCollector
  ) -> DocumentTerms {
    var indexer = DocumentIndexer(number, document, knowledgeBase)
    indexer.addHead(&collector)
    indexer.addBody(&collector)
    indexer.dropEmptySections()
    return collector.finish(facts: indexer.facts, entities: indexer.entities(), standing: indexer.standing)
  }

  private init(_ number: Int, _ document: MarkdownDocument, _ knowledgeBase: KnowledgeBase) {
    self.number = number
    linked = knowledgeBase.articles[number]
    self.document = document
    self.knowledgeBase = knowledgeBase
    let article = linked.article
    sectionChunks = Array(repeating: 1, count: article.sections.count)
    kept = Array(repeating: -1, count: article.sections.count)
    quotedBytes = article.metadata.description?.utf8.count ?? 0
    facts = DocumentFacts(
      path: article.file.path, url: linked.permalink.path, title: article.title, language: article.language,
      state: knowledgeBase.badge(of: number), type: article.metadata.type?.rawValue ?? "",
      products: article.products)
    facts.sections.append(
      DocumentFacts.Section(
        anchor: "", role: "", title: "", chunk: 1,
        text: Clipping.folded(Array((article.metadata.description ?? "").utf8)[...], limit: Self.textLimit)))
  }

  private func addHead(_ collector: inout TermCollector) {
    add(article.title, .title, &collector, isTitle: true)
    if article.headline != article.title { add(article.headline, .title, &collector) }
    if let description = article.metadata.description { add(description, .description, &collector) }
    let folders = Array(article.id.utf8).split(separator: 0x2F).map { Array($0) }
    if let name = folders.last { add(name, .name, &collector) }
    for folder in folders.dropLast() { add(folder, .folder, &collector) }
    for product in article.products { add(product, .product, &collector) }
    for tag in article.metadata.tags { add(tag, .name, &collector) }
  }

  private func add(
    _ text: String, _ field: ImpactModel.Field, _ collector: inout TermCollector, isTitle: Bool = false
  ) {
    add(Array(text.utf8), field, &collector, isTitle: isTitle)
  }

  private func add(
    _ text: [UInt8], _ field: ImpactModel.Field, _ collector: inout TermCollector, isTitle: Bool = false
  ) {
    collector.add(text, weight: ImpactModel.weight(field), isStrong: true, isTitle: isTitle)
  }

  private mutating func addBody(_ collector: inout TermCollector) {
    var section = -1
    var index = 1
    while index < document.nodes.count {
      let node = document.nodes[index]
      switch node.kind {
      case .heading:
        if section + 1 < article.sections.count, article.sections[section + 1].heading == index {
          section += 1
          begin(section, &collector)
        } else if index != article.titleHeading {
          addLeaf(index, ImpactModel.weight(.heading), section, isQuoted: false, &collector)
        }
        index = Int(node.end)
      case .paragraph, .tableCell:
        addLeaf(index, weight(of: section), section, isQuoted: true, &collector)
        index = Int(node.end)
      case .codeBlock, .htmlBlock:
        let weight = ImpactModel.weight(.code) * weight(of: section)
        addLeaf(index, weight, section, isQuoted: node.kind == .codeBlock, &collector)
        index = Int(node.end)
      default: index += 1
      }
    }
  }

  private mutating func begin(_ number: Int, _ collector: inout TermCollector) {
    let section = article.sections[number]
    collector.startPiece()
    sectionChunks[number] = collector.chunk
    let field: ImpactModel.Field = section.ownRole == nil ? .heading : .roleHeading
    collector.add(Array(section.title.utf8), weight: ImpactModel.weight(field))
    guard facts.sections.count < Self.sectionLimit else { return }
    kept[number] = facts.sections.count
    facts.sections.append(
      DocumentFacts.Section(
        anchor: section.anchor, role: section.role?.rawValue ?? "",
        title: Clipping.folded(Array(section.title.utf8)[...], limit: Self.textLimit),
        chunk: collector.chunk, text: ""))
  }

  private mutating func addLeaf(
    _ leaf: Int, _ weight: Float, _ section: Int, isQuoted: Bool, _ collector: inout TermCollector
  ) {
    readText(of: leaf)
    guard !text.isEmpty else { return }
    collector.add(text, weight: weight)
    let place = section < 0 ? 0 : kept[section]
    guard isQuoted, place >= 0, facts.sections[place].text.utf8.count < Self.textLimit - 20 else { return }
    if place == 0, article.metadata.description != nil { return }
    let before = facts.sections[place].text
    guard !before.isEmpty || quotedBytes < Self.textBudget else { return }
    facts.sections[place].text = Clipping.clipped(
      (before.isEmpty ? "" : before + " ") + Clipping.folded(text[...], limit: Self.textLimit), limit: Self.textLimit)
    quotedBytes += facts.sections[place].text.utf8.count - before.utf8.count
  }

  /// The visible bytes of a block; a space where a line ends or a tag stands.
  private mutating func readText(of leaf: Int) {
    text.removeAll(keepingCapacity: true)
    for index in leaf..<Int(document.nodes[leaf].end) {
      switch document.nodes[index].kind {
      case .text, .code, .codeBlock: text += document.primary(of: index)
      case .htmlBlock: Self.append(markup: document.primary(of: index), to: &text)
      case .softBreak, .lineBreak, .html: text.append(0x20)
      default: break
      }
    }
  }

  private static func append(markup: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var isTag = false
    for byte in markup {
      if byte == 0x3C { isTag = true }
      if !isTag { bytes.append(byte) }
      if byte == 0x3E {
        isTag = false
        bytes.append(0x20)
      }
    }
  }

  /// What a word counts in a section, by what the section is for.
  private func weight(of section: Int) -> Float {
    guard section >= 0 else { return ImpactModel.weight(.section(1.5)) }
    let weight: Float
    switch article.sections[section].role {
    case .symptom: weight = 2
    case .summary: weight = 1.5
    case .cause, .status: weight = 1.2
    case .environment, .prerequisites: weight = 0.7
    case .references: weight = 0.4
    default: weight = 1
    }
    return ImpactModel.weight(.section(weight))
  }

  /// Drafts, archived and superseded articles stand behind others that say the same.
  private var standing: Float {
    switch knowledgeBase.standing(of: number) {
    case .replaced: return 0.7
    case .archived: return 0.75
    case .inForce: break
    }
    switch article.metadata.state {
    case .draft: return 0.9
    case .unverified: return 0.97
    default: return 1
    }
  }

  private mutating func dropEmptySections() {
    facts.sections.removeAll { $0.text.isEmpty && $0.title.isEmpty }
  }

  private func entities() -> [EntityWeight] {
    let about = Set(linked.about)
    var weights: [Int: (weight: Float, chunk: UInt8?)] = [:]
    for (mention, page) in zip(linked.mentions, linked.mentionPages) {
      var entry = weights[page] ?? (0, nil)
      entry.weight += Self.weight(of: mention) * (mention.section.map(weight(of:)) ?? 1)
      if entry.chunk == nil {
        entry.chunk = mention.place == .title ? 0 : mention.section.map { UInt8(clamping: sectionChunks[$0]) }
      }
      weights[page] = entry
    }
    return weights.keys.sorted().map { page in
      EntityWeight(
        term: Array(EntityRecord.term(of: knowledgeBase.entities[page].entity).utf8), isAbout: about.contains(page),
        weight: weights[page]?.weight ?? 0, chunk: weights[page]?.chunk)
    }
  }

  private static func weight(of mention: ArticleMention) -> Float {
    if mention.isSelf { return 4 }
    switch mention.place {
    case .title: return 8
    case .frontMatter: return 4
    case .heading, .description: return 2.5
    case .prose, .table: return 1
    case .code, .link: return 0.7
    }
  }
}
