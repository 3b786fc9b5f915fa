import CrossReferences
import Markdown

/// A knowledge base to its search index, step by step; each step is a list of parts that may be made on any number of threads.
///
/// `document(_:text:_:)` for each article → `SearchTerms` → `lines(_:)` for each part → `SearchIndexLayout` → `shard(_:)` for each →
/// `files(_:)`.
package struct SearchIndexer: Sendable {
  let knowledgeBase: KnowledgeBase
  /// Groups of words that mean the same, of the site and built in.
  let synonyms: [String]
  /// The articles in the order of their numbers in the index: by language; then those about the same entity side by side, as they
  /// will be found together and their facts lie in blocks; then by id.
  package let order: [Int]

  /// - Parameter synonyms: of the site: each a list of texts that mean the same.
  package init(_ knowledgeBase: KnowledgeBase, synonyms: [[String]] = []) {
    self.knowledgeBase = knowledgeBase
    self.synonyms =
      synonyms.map { $0.joined(separator: " = ") } + DataFile.lines(of: "synonyms.txt").map(String.init)
    order = Self.order(of: knowledgeBase.articles)
  }

  private static func order(of articles: [LinkedArticle]) -> [Int] {
    var ranks: [String: Int] = [:]
    for article in articles where ranks[article.siteLanguage] == nil { ranks[article.siteLanguage] = ranks.count }
    let keys = articles.map { (ranks[$0.siteLanguage] ?? 0, $0.about.first ?? Int.max) }
    return articles.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
  }

  package var documentCount: Int { knowledgeBase.articles.count }

  /// - Parameters:
  ///   - number: in the index, below `documentCount`; the article is the one that `order` has there.
  ///   - text: of the article.
  ///   - collector: of the thread.
  package func document(_ number: Int, text: MarkdownDocument, _ collector: inout TermCollector) -> DocumentTerms {
    DocumentIndexer.terms(of: order[number], text, in: knowledgeBase, &collector)
  }
}

/// The second step: the terms of all articles together, to the lines of the index.
package struct SearchTerms: Sendable {
  let facts: [DocumentFacts]
  private let indexer: SearchIndexer
  private let lists: PostingLists
  private let parts: [Range<Int>]
  private let leastCount: Int

  /// On sites of more articles than this, words of one article only are no candidates for prefixes and slips.
  private static let smallSite = 500

  private static let entityParts = 16

  package struct Lines: Sendable { let lines: IndexLines }

  /// - Parameters:
  ///   - documents: of each article, in order.
  ///   - collectors: all that read them, in the order of their numbers.
  package init(_ indexer: SearchIndexer, _ documents: [DocumentTerms], _ collectors: [TermCollector]) {
    self.indexer = indexer
    facts = documents.map(\.facts)
    lists = PostingLists(collectors, documents)
    parts = lists.parts(64)
    leastCount = documents.count > Self.smallSite ? 2 : 1
  }

  package var partCount: Int { parts.count + Self.entityParts }

  package func lines(_ part: Int) -> Lines {
    var lines = IndexLines()
    if part < parts.count {
      for term in parts[part] {
        TermLines.add(lists.terms.text(of: term), lists[term], leastCount: leastCount, to: &lines)
      }
      return Lines(lines: lines)
    }
    let writer = EntityLines(indexer: indexer, facts: facts)
    let (part, count) = (part - parts.count, indexer.knowledgeBase.entities.count)
    for number in part * count / Self.entityParts..<(part + 1) * count / Self.entityParts {
      let entity = indexer.knowledgeBase.entities[number]
      let term = lists.terms.find(EntityRecord.term(of: entity.entity).utf8)
      writer.add(entity, term.map { lists[$0] } ?? [], to: &lines)
    }
    return Lines(lines: lines)
  }
}
