import CrossReferences
import Markdown

/// The first step of the index: each article to its terms.
///
/// The index goes from value to value: `SearchIndexer(knowledgeBase)` → `document(_:text:)` for each article →
/// `SearchIndexMerger(indexer, documents)` → `partition(_:)` for each → `SearchIndexLayout(merger, partitions)` → `file(_:)` for
/// each. The caller may run the parts that take a number on as many threads as it likes.
package struct SearchIndexer: Sendable {
  let knowledgeBase: KnowledgeBase
  /// Groups of words that mean the same, of the site and built in.
  let synonyms: [String]
  private let words = WordCache()

  /// - Parameter synonyms: of the site: each a list of texts that mean the same.
  package init(_ knowledgeBase: KnowledgeBase, synonyms: [[String]] = []) {
    self.knowledgeBase = knowledgeBase
    self.synonyms = synonyms.map { $0.joined(separator: " = ") }
  }

  package var documentCount: Int { knowledgeBase.articles.count }

  /// - Parameters:
  ///   - number: below `documentCount`.
  ///   - text: of the article.
  package func document(_ number: Int, text: MarkdownDocument) -> DocumentTerms {
    DocumentIndexer.terms(of: number, text, in: knowledgeBase, words: words)
  }
}

/// The second step: the terms of all articles to the lines of the index.
package struct SearchIndexMerger: Sendable {
  let indexer: SearchIndexer
  let merger: PostingMerger

  package struct Partition: Sendable { let lines: PostingMerger.Partition }

  /// - Parameter documents: of each article, in order.
  package init(_ indexer: SearchIndexer, _ documents: [DocumentTerms]) {
    self.indexer = indexer
    merger = PostingMerger(documents: documents)
  }

  package var partitionCount: Int { DocumentTerms.partitionCount }

  package func partition(_ number: Int) -> Partition { Partition(lines: merger.partition(number)) }
}
