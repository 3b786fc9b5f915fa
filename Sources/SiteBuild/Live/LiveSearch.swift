import CrossReferences
import Markdown
import Search

/// The search index of a live site, made when a file of it is asked for after a change.
struct LiveSearch: Sendable {
  private var files: [String: [UInt8]] = [:]
  private var generation = -1

  /// The files of the index for a state, by path.
  mutating func files(of state: LiveState, generation: Int) -> [String: [UInt8]] {
    if self.generation == generation { return files }
    self.generation = generation
    files = Self.files(of: state)
    return files
  }

  private static func files(of state: LiveState) -> [String: [UInt8]] {
    // Numbers in order, as the index wants them.
    let articles = state.knowledgeBase.articleOrder.compactMap { number in
      state.sources.entries[state.knowledgeBase.articles[number].article.file.path]?.article
    }
    let (whole, _) = state.stages.link(articles, assets: [], baseURL: state.knowledgeBase.site.baseURL)
    let texts = state.knowledgeBase.articleOrder.map { state.document(ofArticle: $0) }
    let index = try? state.stages.searchIndex(of: whole) { number throws(FileError) in texts[number] }
    return Dictionary((index ?? []).map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }
}
