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

  /// - Parameter synonyms: of the site: each a list of texts that mean the same.
  package init(_ knowledgeBase: KnowledgeBase, synonyms: [[String]] = []) {
    self.knowledgeBase = knowledgeBase
    self.synonyms =
      synonyms.map { $0.joined(separator: " = ") } + DataFile.lines(of: "synonyms.txt").map(String.init)
  }

  package var documentCount: Int { knowledgeBase.articles.count }

  /// - Parameters:
  ///   - number: below `documentCount`.
  ///   - text: of the article.
  ///   - collector: of the thread.
  package func document(_ number: Int, text: MarkdownDocument, _ collector: inout TermCollector) -> DocumentTerms {
    DocumentIndexer.terms(of: number, text, in: knowledgeBase, &collector)
  }
}

/// The second step: the terms of all articles together, to the lines of the index.
package struct SearchTerms: Sendable {
  let facts: [DocumentFacts]
  private let lists: PostingLists
  private let parts: [Range<Int>]
  private let leastCount: Int

  /// On sites of more articles than this, words of one article only are no candidates for prefixes and slips.
  private static let smallSite = 500

  package struct Lines: Sendable { let lines: IndexLines }

  /// - Parameters:
  ///   - documents: of each article, in order.
  ///   - collectors: all that read them, in the order of their numbers.
  package init(_ documents: [DocumentTerms], _ collectors: [TermCollector]) {
    facts = documents.map(\.facts)
    lists = PostingLists(collectors, documents)
    parts = lists.parts(64)
    leastCount = documents.count > Self.smallSite ? 2 : 1
  }

  package var partCount: Int { parts.count }

  package func lines(_ part: Int) -> Lines {
    Lines(lines: TermLines.lines(lists, parts[part], leastCount: leastCount))
  }
}
