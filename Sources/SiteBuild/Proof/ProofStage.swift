import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown
import Rendering

/// The stage that gathers what a site withholds and may show, for `build --prove`.
extension SiteStages {
  /// - Parameters:
  ///   - knowledgeBase: of the site.
  ///   - theme: bytes of the theme's files.
  ///   - text: of the site's articles.
  func leakProof(
    _ sources: SourceReader.Sources, _ knowledgeBase: KnowledgeBase, theme: [[UInt8]], text: @escaping DocumentSource
  ) throws -> LeakProof {
    let writers = SiteStages(
      source: source, jobs: map.jobs, publication: Publication(today: publication.today, includesDrafts: true))
    let full = writers.strings(of: sources.files)
    let open = try map(knowledgeBase.articles.count) { number -> Result<[UInt8], FileError> in
      Self.result { () throws(FileError) in
        let linked = knowledgeBase.articles[number]
        return Array(ArticleStrings(linked.article, try text(number), links: linked.links).text.utf8)
      }
    }.map { try $0.get() }
    let shown = Set(knowledgeBase.articles.flatMap { $0.targets.compactMap(Self.assetPath) })
    let parsed = writers.parse(sources.files)
    let all = writers.link(parsed.articles, withheld: [], assets: sources.assets, baseURL: nil).0
    let hidden = Set(all.articles.flatMap { $0.targets.compactMap(Self.assetPath) }).subtracting(shown)
    let bytes = { (path: String) in
      try Files.read(self.source.articleFolder + "/" + path.dropFirst(Asset(path: "").sitePath.count))
    }
    return LeakProof(
      full: full, visible: open + theme + [source.configurationBytes, Self.words(of: knowledgeBase)],
      images: (try hidden.sorted().map { ($0, try bytes($0)) }, try shown.sorted().map(bytes)), map: map)
  }

  private func strings(of sources: [SourceReader.Source]) -> [ArticleStrings] {
    let stage = ArticleStage(source, reader: reader, publication: publication, audience: audience)
    let includes = Includes(sources, reader: reader)
    return map(sources.count) { index -> ArticleStrings? in
      let read = stage.read(sources[index]) { includes.file(named: $0, from: sources[index].path) }
      guard let article = read.article, let document = read.document else { return nil }
      return ArticleStrings(article.article, document)
    }.compactMap { $0 }
  }

  private static func assetPath(_ target: LinkTarget) -> String? {
    if case .asset(let path, _, _) = target { path } else { nil }
  }

  /// What the tables of errors say of the entities that have a page, and the names of articles.
  private static func words(of knowledgeBase: KnowledgeBase) -> [UInt8] {
    var words: [String] = []
    for linked in knowledgeBase.entities {
      for entity in [linked.entity] + linked.entity.related {
        words += [entity.label, entity.value] + entity.spellings + entity.meanings.map(\.symbol)
      }
      words += [linked.path, linked.entity.outsideLink ?? ""] + linked.providers.map(\.name)
    }
    for linked in knowledgeBase.articles { words += [linked.permalink.path, linked.article.file.path] }
    return Array(words.joined(separator: "\n").utf8)
  }
}
