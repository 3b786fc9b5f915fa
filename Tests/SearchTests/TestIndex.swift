import Articles
import CrossReferences
import Diagnostics
import Entities
import Foundation
import Markdown

@testable import Search

/// An index of a few articles in memory, and the fixtures that node reads too.
struct TestIndex {
  var files: [String: [UInt8]]

  /// The articles of `Fixtures/articles`.
  static let fixture = TestIndex(articles: fixtureArticles())
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  init(articles: [String: String], synonyms: [[String]] = []) {
    let parts = Parts(articles: articles, synonyms: synonyms)
    let documents = parts.documents
    let files = parts.layout.files(
      lines: (0..<parts.layout.shardCount).map(parts.layout.shard),
      facts: FactShards.all(of: documents))
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
  }

  /// What an index is made of.
  struct Parts {
    let knowledgeBase: KnowledgeBase
    let texts: [String: MarkdownDocument]
    let indexer: SearchIndexer
    let documents: [DocumentTerms]
    let collector: TermCollector
    let terms: SearchTerms
    let lines: [SearchTerms.Lines]
    let layout: SearchIndexLayout

    init(articles: [String: String], synonyms: [[String]] = []) {
      (knowledgeBase, texts) = TestIndex.knowledgeBase(articles)
      indexer = SearchIndexer(knowledgeBase, synonyms: synonyms)
      var collector = TermCollector(number: 0)
      documents = indexer.order.indices.map { [indexer, knowledgeBase, texts] number in
        let path = knowledgeBase.articles[indexer.order[number]].article.file.path
        return indexer.document(number, text: texts[path] ?? MarkdownDocument(), &collector)
      }
      self.collector = collector
      terms = SearchTerms(indexer, documents, [collector])
      lines = (0..<terms.partCount).map(terms.lines)
      layout = SearchIndexLayout(indexer, lines)
    }

    /// The index that follows changes.
    var live: LiveSearchIndex { LiveSearchIndex(indexer, documents, [collector], terms, sizes: lines.map(\.sizes)) }
  }

  func reader() throws -> SearchReader { try SearchReader(files: { files[$0] }) }

  /// Source paths of what a query finds, best first.
  func paths(_ query: String) throws -> [String] {
    let reader = try reader()
    return reader.search(query).ranked.compactMap { reader.facts(of: $0.document)?.path }
  }

  /// Lines of a fixture: what stands before and after the arrow.
  static func rows(_ name: String) throws -> [(text: String, expected: String)] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let sides = line.components(separatedBy: "⇒").map { $0.trimmingCharacters(in: .whitespaces) }
      return (sides[0], sides.count > 1 ? sides[1] : "")
    }
  }

  private static func fixtureArticles() -> [String: String] {
    let folder = folder.appending(path: "articles")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    let articles = paths.filter { $0.hasSuffix(".md") }.map { path in
      (path, (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? "")
    }
    return Dictionary(uniqueKeysWithValues: articles)
  }

  /// In the order of their paths.
  static func articles(_ files: [String: String]) -> [(article: ExtractedArticle, document: MarkdownDocument)] {
    let reader = ArticleReader(
      parser: MarkdownParser(options: MarkdownOptions()), headings: HeadingDictionary(), kinds: [],
      languages: ["ja", "en"])
    let extractor = MentionExtractor(scanner: EntityScanner(), customKinds: [])
    return files.sorted { $0.key < $1.key }.compactMap { path, text in
      reader.read(SourceFile(path: path, bytes: Array(text.utf8))) { _ in nil }.0.map {
        (ExtractedArticle($0, by: extractor), $0.document)
      }
    }
  }

  private static func knowledgeBase(_ files: [String: String]) -> (KnowledgeBase, [String: MarkdownDocument]) {
    let articles = articles(files)
    let site = Site(
      title: "Test", defaultLanguage: "ja", languages: ["ja", "en"], baseURL: "https://kb.example/sub/")
    let linker = Linker(articles.map(\.article), site: site, assets: [])
    let connector = Connector(linker, (0..<linker.articleCount).map(linker.references))
    let knowledgeBase = connector.knowledgeBase(entities: (0..<connector.entityCount).map(connector.entity))
    return (
      knowledgeBase, Dictionary(uniqueKeysWithValues: articles.map { ($0.article.article.file.path, $0.document) })
    )
  }
}

extension SearchReader {
  /// Of files in memory.
  convenience init(files: @escaping (String) -> [UInt8]?) throws {
    try self.init { path, part in files(path).map { Array($0[part.clamped(to: $0.indices)]) } }
  }
}
