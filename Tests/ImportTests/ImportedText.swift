import Articles
import CrossReferences
import Diagnostics
import Entities
import Foundation
import Markdown

@testable import Import

/// What `import` makes of a text, to be looked at by tests.
struct ImportedText {
  let article: ImportedArticle

  static let names: [String: [SectionRole: String]] = [
    "ja": [
      .symptom: "症状", .cause: "原因", .workaround: "回避策", .verification: "該当確認", .resolution: "解決方法", .references: "参考情報",
      .confirmation: "改善の確認",
    ],
    "en": [.symptom: "Symptom", .cause: "Cause", .workaround: "Workaround", .resolution: "Resolution"],
  ]

  init(_ bytes: [UInt8], name: String, files: Set<String> = []) {
    let importer = ArticleImport(headings: HeadingDictionary(), headingNames: Self.names)
    article = importer.article(
      from: ImportSource(name: name, bytes: bytes, articlePath: "imported.md", fileExists: { files.contains($0) }))
  }

  init(_ text: String, name: String = "old.txt", files: Set<String> = []) {
    self.init(Array(text.utf8), name: name, files: files)
  }

  var text: String { String(decoding: article.text, as: UTF8.self) }

  /// Without front matter, heading and comments, blanks at its ends trimmed.
  var body: String {
    let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return (parts.last ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("<!-- import:") && !$0.hasPrefix("# ") }.joined(separator: "\n").trimmingBlanks()
  }

  var rules: [String] { article.diagnostics.map(\.rule) }

  func messages(_ rule: String) -> [String] { article.diagnostics.filter { $0.rule == rule }.map(\.message) }

  /// The article as the site reads it.
  var parsed: ParsedArticle? { Self.parsed(article.text) }

  static func parsed(_ bytes: [UInt8], path: String = "imported.md") -> ParsedArticle? {
    let reader = ArticleReader(parser: MarkdownParser(), headings: HeadingDictionary(), kinds: [], languages: [])
    return reader.read(SourceFile(path: path, bytes: bytes)) { _ in nil }.0
  }

  static func entities(of parsed: ParsedArticle) -> Set<String> {
    let extractor = MentionExtractor(scanner: EntityScanner(customKinds: []), customKinds: [])
    return Set(extractor.mentions(of: parsed).map { "\($0.entity.kind.name) \($0.entity.value)" })
  }

  var entities: Set<String> { parsed.map(Self.entities) ?? [] }

  /// A file of the folder of public documents beside the repository; nil where it is not there.
  static func shared(_ path: String) -> [UInt8]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared")
    return FileManager.default.contents(atPath: root.standardizedFileURL.appending(path: path).path).map(Array.init)
  }
}
