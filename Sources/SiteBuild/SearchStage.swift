import CrossReferences
import Markdown
import Search

/// The text of an article, by its index in the knowledge base.
typealias DocumentSource = @Sendable (Int) throws(FileError) -> MarkdownDocument

/// The stage that makes the search index, on all cores.
extension SiteStages {
  /// - Parameter synonyms: nil for those of the configuration.
  func searchIndex(
    of knowledgeBase: KnowledgeBase, synonyms: [[String]]? = nil, text: @escaping DocumentSource
  ) throws -> [SearchIndexLayout.File] {
    let indexer = SearchIndexer(knowledgeBase, synonyms: synonyms ?? source.configuration.synonyms)
    let (documents, collectors) = try searchDocuments(indexer, text: text)
    // Only one thread can put the terms of all articles together.
    let (terms, facts) = map.both {
      SearchTerms(indexer, documents, collectors)
    } _: {
      FactShards.all(of: documents)
    }
    let layout = SearchIndexLayout(indexer, map(terms.partCount) { terms.lines($0) })
    return layout.files(lines: map(layout.shardCount) { layout.shard($0) }, facts: facts)
  }

  /// The index of a site that changes while it is read.
  func liveSearchIndex(of knowledgeBase: KnowledgeBase, text: @escaping DocumentSource) throws -> LiveSearchIndex {
    let indexer = SearchIndexer(knowledgeBase, synonyms: source.configuration.synonyms)
    let (documents, collectors) = try searchDocuments(indexer, text: text)
    let terms = SearchTerms(indexer, documents, collectors)
    return LiveSearchIndex(
      indexer, documents, collectors, terms, sizes: map(terms.partCount) { terms.lines($0).sizes })
  }

  private func searchDocuments(
    _ indexer: SearchIndexer, text: @escaping DocumentSource
  ) throws -> ([DocumentTerms], [TermCollector]) {
    let (results, collectors) = map.withWorkers(indexer.documentCount, TermCollector.init) {
      collector, number -> Result<DocumentTerms, FileError> in
      do throws(FileError) {
        return .success(indexer.document(number, text: try text(indexer.order[number]), &collector))
      } catch {
        return .failure(error)
      }
    }
    return (try results.map { try $0.get() }, collectors)
  }
}
