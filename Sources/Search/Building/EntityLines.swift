import CrossReferences

/// Entities to lines of the index: what each is, its other names, and what results show of the articles that come first.
///
/// `*@event:1057` is what the entity is, `=e_accessdenied` leads to its term, `@event:1057#0` shows the best article.
struct EntityLines {
  let indexer: SearchIndexer
  /// Of an article by its number in the index.
  let facts: (Int) -> DocumentFacts

  /// As many articles as the panel shows, of each language, as readers of each see theirs first.
  private static let shownArticles = 5
  /// Of all languages together.
  private static let shownLimit = 10
  private static let textLimit = 104

  /// - Parameter postings: of the entity's term, by article.
  func add(_ linked: LinkedEntity, _ postings: ArraySlice<PostingLists.Posting>, to lines: inout IndexLines) {
    let name = EntityRecord.term(of: linked.entity)
    let term = Array(name.utf8)
    let part = SearchRoot.shardKey(term)
    lines.add(.entities, [0x2A] + term, at: part) { $0 += EntityRecord(linked).line.utf8 }
    Self.addAliases(EntityRecord.aliases(of: linked.entity, meanings: linked.meanings), of: name, to: &lines)
    Identifier.add(linked, to: &lines)
    for (place, posting) in shown(of: postings).enumerated() {
      lines.add(.entities, term + "#\(place)".utf8, at: part) { bytes in
        NumberText.append(Int(posting.document), to: &bytes)
        bytes.append(0x09)
        shown(Int(posting.document), of: linked).append(to: &bytes)
      }
    }
  }

  private static func addAliases(_ aliases: [String], of term: String, to lines: inout IndexLines) {
    for alias in aliases { lines.add(.entities, Array("=\(alias)".utf8)) { $0 += Array(term.utf8) } }
  }

  /// The keys of lines that a term may have, whatever its postings are, without what follows; of those that lie in one shard, as all of
  /// one entity do but its other names, one.
  static func keys(ofTerm text: ArraySlice<UInt8>) -> IndexLines {
    var lines = IndexLines()
    TermLines.addKeys(text, to: &lines)
    guard let entity = EntityRecord.entity(ofTerm: text) else { return lines }
    let term = EntityRecord.term(of: entity)
    addAliases(EntityRecord.aliases(of: entity, meanings: entity.meanings), of: term, to: &lines)
    Identifier.addKey(term, to: &lines)
    return lines
  }

  private func shown(of postings: ArraySlice<PostingLists.Posting>) -> [PostingLists.Posting] {
    var counts: [String: Int] = [:]
    let best = TermLines.byImpact(postings).filter { posting in
      let language = indexer.knowledgeBase.articles[indexer.order[Int(posting.document)]].siteLanguage
      counts[language, default: 0] += 1
      return counts[language] ?? 0 <= Self.shownArticles
    }
    return Array(best.prefix(Self.shownLimit))
  }

  /// What a result shows of an article that names the entity: the sentence that does; else how it begins.
  private func shown(_ document: Int, of linked: LinkedEntity) -> ShownArticle {
    let number = indexer.order[document]
    let article = indexer.knowledgeBase.articles[number].article
    let place =
      linked.about.first { $0.article == number } ?? linked.mentioned.first { $0.article == number }
    let section = place?.section.map { article.sections[$0] }
    guard place != nil else { return ShownArticle(facts: facts(document), textLimit: Self.textLimit) }
    return ShownArticle(
      facts: facts(document), anchor: section?.anchor ?? "", role: section?.role?.rawValue ?? "",
      title: section.map { Clipping.folded(Array($0.title.utf8)[...], limit: Self.textLimit) } ?? "",
      text: place.map { Clipping.clipped($0.sentence, around: $0.marked, limit: Self.textLimit) } ?? "")
  }
}

/// The facts of an article beside an entity, on one line: fields as those of documents, with one section.
struct ShownArticle {
  private static let productLimit = 4
  let facts: DocumentFacts
  let anchor: String
  let role: String
  let title: String
  let text: String

  init(facts: DocumentFacts, anchor: String, role: String, title: String, text: String) {
    (self.facts, self.anchor, self.role) = (facts, anchor, role)
    (self.title, self.text) = (title, text)
  }

  /// With how the article begins.
  init(facts: DocumentFacts, textLimit: Int) {
    let section = facts.sections.first { !$0.text.isEmpty } ?? facts.sections.first
    self.init(
      facts: facts, anchor: section?.anchor ?? "", role: section?.role ?? "", title: section?.title ?? "",
      text: Clipping.clipped(section?.text ?? "", limit: textLimit))
  }

  func append(to bytes: inout [UInt8]) {
    let fields = [
      facts.url, facts.title, facts.language, facts.state, facts.type,
      facts.products.prefix(Self.productLimit).joined(separator: "\u{1F}"),
      anchor, role, title, text,
    ]
    DocumentFacts.append(fields, to: &bytes)
  }
}
