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
    let (indexer, _, terms, lines) = try searchLines(of: knowledgeBase, synonyms: synonyms, text: text, \.self)
    let layout = SearchIndexLayout(indexer, terms, lines)
    return layout.files(map(layout.shardCount) { layout.shard($0) })
  }

  /// The index of a site that changes while it is read.
  func liveSearchIndex(of knowledgeBase: KnowledgeBase, text: @escaping DocumentSource) throws -> LiveSearchIndex {
    let (indexer, (documents, collectors), terms, sizes) = try searchLines(of: knowledgeBase, text: text, \.sizes)
    return LiveSearchIndex(indexer, documents, collectors, terms, sizes: sizes)
  }

  /// - Parameter wanted: of the lines of each part.
  private func searchLines<Wanted: Sendable>(
    of knowledgeBase: KnowledgeBase, synonyms: [[String]]? = nil, text: @escaping DocumentSource,
    _ wanted: @Sendable (SearchTerms.Lines) -> Wanted
  ) throws -> (SearchIndexer, ([DocumentTerms], [TermCollector]), SearchTerms, [Wanted]) {
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
    return (indexer, (documents, collectors), terms, map(terms.partCount) { wanted(terms.lines($0)) })
  }
}
