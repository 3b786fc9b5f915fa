import CrossReferences
import Markdown
import Search

/// The text of an article, by its index in the knowledge base.
typealias DocumentSource = @Sendable (Int) throws(FileError) -> MarkdownDocument

/// The stage that makes the search index, on all cores.
extension SiteStages {
  func searchIndex(
    of knowledgeBase: KnowledgeBase, text: @escaping DocumentSource
  ) throws -> [SearchIndexLayout.File] {
    let indexer = SearchIndexer(knowledgeBase, synonyms: source.configuration.synonyms)
    let (results, collectors) = map.withWorkers(indexer.documentCount, TermCollector.init) {
      collector, number -> Result<DocumentTerms, FileError> in
      do throws(FileError) {
        return .success(indexer.document(number, text: try text(indexer.order[number]), &collector))
      } catch {
        return .failure(error)
      }
    }
    let terms = SearchTerms(indexer, try results.map { try $0.get() }, collectors)
    let layout = SearchIndexLayout(indexer, terms, map(terms.partCount) { terms.lines($0) })
    return layout.files(map(layout.shardCount) { layout.shard($0) })
  }
}
