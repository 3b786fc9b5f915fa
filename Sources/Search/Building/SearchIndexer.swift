import CrossReferences
import Markdown

/// A knowledge base to its search index, step by step; each step is a list of parts that may be made on any number of threads.
///
/// `document(_:text:_:)` for each article → `SearchTerms`, and `FactShards` beside it → `lines(_:)` for each part →
/// `SearchIndexLayout` → `shard(_:)` for each → `files(lines:facts:)`.
package struct SearchIndexer: Sendable {
  let knowledgeBase: KnowledgeBase
  /// Groups of words that mean the same, of the site and built in.
  let synonyms: [String]
  /// Numbers of the articles in the order of their numbers in the index: by language, then by id. What lies in one folder is found
  /// together more often than what is about one entity, and as often as what a clustering by words puts together.
  package let order: [Int]

  /// - Parameter synonyms: of the site: each a list of texts that mean the same.
  package init(_ knowledgeBase: KnowledgeBase, synonyms: [[String]] = []) {
    self.init(
      knowledgeBase,
      allSynonyms: synonyms.map { $0.joined(separator: " = ") }
        + EmbeddedData.lines(of: "synonyms.txt").map(String.init))
  }

  /// - Parameter allSynonyms: those built in, too.
  init(_ knowledgeBase: KnowledgeBase, allSynonyms: [String]) {
    (self.knowledgeBase, synonyms) = (knowledgeBase, allSynonyms)
    order = knowledgeBase.articleOrder
  }

  package var documentCount: Int { order.count }

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
  let lists: PostingLists
  private let parts: [Range<Int>]
  let leastCount: Int

  /// On sites of more articles than this, words of one article only are no candidates for prefixes and slips.
  private static let smallSite = 500

  private static let entityParts = 16

  package struct Lines: Sendable {
    let lines: IndexLines
    /// Bytes of the lines of each family.
    package var sizes: [Int] { lines.sizes }
  }

  /// - Parameters:
  ///   - documents: of each article, in order.
  ///   - collectors: all that read them, in the order of their numbers.
  package init(_ indexer: SearchIndexer, _ documents: [DocumentTerms], _ collectors: [TermCollector]) {
    self.indexer = indexer
    facts = documents.map(\.facts)
    lists = PostingLists(collectors, documents)
    parts = lists.parts(64)
    leastCount = Self.leastCount(of: documents.count)
  }

  static func leastCount(of documents: Int) -> Int { documents > smallSite ? 2 : 1 }

  package var partCount: Int { parts.count + Self.entityParts }

  package func lines(_ part: Int) -> Lines {
    var lines = IndexLines()
    if part < parts.count {
      for term in parts[part] {
        TermLines.add(
          lists.terms.text(of: term), postings(of: term), count: lists[term].count, leastCount: leastCount, to: &lines)
      }
      return Lines(lines: lines)
    }
    let writer = EntityLines(indexer: indexer) { facts[$0] }
    let entities = indexer.knowledgeBase.entityOrder
    let (part, count) = (part - parts.count, entities.count)
    for number in entities[part * count / Self.entityParts..<(part + 1) * count / Self.entityParts] {
      let entity = indexer.knowledgeBase.entities[number]
      let term = lists.terms.find(EntityRecord.term(of: entity.entity).utf8)
      writer.add(entity, term.map(postings) ?? [], to: &lines)
    }
    return Lines(lines: lines)
  }

  /// By article; of an entity those of its number as well.
  private func postings(of term: Int) -> ArraySlice<PostingLists.Posting> {
    let text = lists.terms.text(of: term)
    guard text.first == EntityRecord.termMark, let word = PlainNumbers.word(of: text),
      let number = lists.terms.find(word)
    else { return lists[term] }
    return PlainNumbers.postings(lists[term], lists[number])
  }
}
