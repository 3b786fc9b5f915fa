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
    let (_, _, _, layout) = try searchLayout(of: knowledgeBase, synonyms: synonyms, text: text)
    return layout.files(map(layout.shardCount) { layout.shard($0) })
  }

  /// The index of a site that changes while it is read.
  func liveSearchIndex(of knowledgeBase: KnowledgeBase, text: @escaping DocumentSource) throws -> LiveSearchIndex {
    let (indexer, (documents, collectors), terms, layout) = try searchLayout(of: knowledgeBase, text: text)
    let paths = map(layout.shardCount) { layout.shard($0).path }
    return LiveSearchIndex(indexer, documents, collectors, terms, layout, paths: paths)
  }

  private func searchLayout(
    of knowledgeBase: KnowledgeBase, synonyms: [[String]]? = nil, text: @escaping DocumentSource
  ) throws -> (SearchIndexer, ([DocumentTerms], [TermCollector]), SearchTerms, SearchIndexLayout) {
    let indexer = SearchIndexer(knowledgeBase, synonyms: synonyms ?? source.configuration.synonyms)
    let (results, collectors) = map.withWorkers(indexer.documentCount, TermCollector.init) {
      collector, number -> Result<DocumentTerms, FileError> in
      do throws(FileError) {
        return .success(indexer.document(number, text: try text(indexer.order[number]), &collector))
      } catch {
        return .failure(error)
      }
    }
    let documents = try results.map { try $0.get() }
    let terms = SearchTerms(indexer, documents, collectors)
    let layout = SearchIndexLayout(indexer, terms, map(terms.partCount) { terms.lines($0) })
    return (indexer, (documents, collectors), terms, layout)
  }
}
