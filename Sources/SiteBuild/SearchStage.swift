import CrossReferences
import Search

/// The stage that makes the search index, on all cores.
extension SiteStages {
  package func searchIndex(of knowledgeBase: KnowledgeBase) -> [SearchIndexLayout.File] {
    let indexer = SearchIndexer(knowledgeBase, synonyms: source.configuration.synonyms)
    let merger = SearchIndexMerger(indexer, map(indexer.documentCount) { indexer.document($0) })
    let layout = SearchIndexLayout(merger, map(merger.partitionCount) { merger.partition($0) })
    return layout.files(map(layout.shardCount) { layout.shard($0) })
  }
}
