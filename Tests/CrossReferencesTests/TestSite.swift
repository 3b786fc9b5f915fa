import Articles
import Diagnostics
import Entities
import Markdown

@testable import CrossReferences

/// A small site made from texts: what `link` makes of it, looked at by path.
struct TestSite {
  let knowledgeBase: KnowledgeBase
  let diagnostics: [Diagnostic]

  init(_ files: [String: String], languages: [String] = ["en", "ja"], assets: [Asset] = [], baseURL: String = "") {
    let reader = ArticleReader(
      parser: MarkdownParser(options: MarkdownOptions()), headings: HeadingDictionary(), kinds: [],
      languages: ["ja", "en"])
    let extractor = MentionExtractor(scanner: EntityScanner(), customKinds: [])
    var findings: [Diagnostic] = []
    let articles = files.sorted { $0.key < $1.key }.compactMap { path, text -> ExtractedArticle? in
      let (parsed, problems) = reader.read(SourceFile(path: path, bytes: Array(text.utf8))) { _ in nil }
      findings += problems
      return parsed.map { ExtractedArticle($0, by: extractor) }
    }
    let site = Site(title: "Test", defaultLanguage: languages[0], languages: languages, baseURL: baseURL)
    let linker = Linker(articles, site: site, assets: assets)
    let references = (0..<linker.articleCount).map(linker.references)
    let connector = Connector(linker, references)
    knowledgeBase = connector.knowledgeBase(entities: (0..<connector.entityCount).map(connector.entity))
    diagnostics = findings + linker.diagnostics + references.flatMap(\.diagnostics)
  }

  func index(_ path: String) -> Int? { knowledgeBase.articles.firstIndex { $0.article.file.path == path } }

  func article(_ path: String) -> LinkedArticle? { index(path).map { knowledgeBase.articles[$0] } }

  func translations(_ path: String) -> [Int] { index(path).map(knowledgeBase.translations) ?? [] }

  /// Destinations of an article's links in document order, as a reader would describe them.
  func links(_ path: String) -> [String] {
    (article(path)?.links.sorted { $0.key < $1.key } ?? []).map { describe($0.value) }
  }

  /// Those of raw HTML, by destination.
  func rawLinks(_ path: String) -> [String] {
    (article(path)?.rawLinks ?? []).sorted { $0.destination < $1.destination }.map {
      "\($0.destination) → \(describe($0.target))"
    }
  }

  func path(_ article: Int) -> String { knowledgeBase.articles[article].article.file.path }

  var rules: [String] { diagnostics.map { "\($0.path):\($0.position?.line ?? 0) \($0.rule)" } }

  private func describe(_ target: LinkTarget) -> String {
    switch target {
    case .article(let index, let anchor): path(index) + (anchor.isEmpty ? "" : "#" + anchor)
    case .entity(let index): knowledgeBase.entities[index].path
    case .anchor(let anchor): "#" + anchor
    case .external(let address): address
    case .asset(let path, let width, let height): "\(path) \(width ?? 0)x\(height ?? 0)"
    case .broken: "broken"
    }
  }
}
