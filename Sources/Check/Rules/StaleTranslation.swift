import Articles
import CrossReferences
import Diagnostics
import Markdown

/// CB1506: A translation is as new as its original. Dates decide (`updated`, `reviewed`, `date`); the sections named are those
/// whose commands or entities differ, since the words of two languages cannot be compared.
enum StaleTranslation {
  /// What of a section is the same in every language.
  package struct Shape: Sendable, Equatable {
    var code: Set<UInt64> = []
    var entities: Set<Int> = []
  }

  /// By section role.
  static func shapes(of article: CheckedArticle) -> [SectionRole: Shape] {
    guard !article.site.knowledgeBase.translations(of: article.number).isEmpty else { return [:] }
    var shapes: [SectionRole: Shape] = [:]
    for section in article.article.sections {
      guard let role = section.role else { continue }
      shapes[role, default: Shape()].code.formUnion(
        section.nodes.filter { article.document.nodes[$0].kind == .codeBlock }.map {
          TextTokens.hash(of: article.document.primary(of: $0))
        })
    }
    for (mention, page) in zip(article.linked.mentions, article.linked.mentionPages) {
      guard let role = mention.section.flatMap({ article.article.sections[$0].role }) else { continue }
      shapes[role, default: Shape()].entities.insert(page)
    }
    return shapes
  }

  static func findings(in site: CheckedSite, _ facts: [ArticleFacts]) -> [Diagnostic] {
    site.knowledgeBase.articles.indices.compactMap { number in finding(number, in: site) { facts[$0].shapes } }
  }

  /// - Parameter shapes: of an article.
  static func finding(
    _ number: Int, in site: CheckedSite, shapes: (Int) -> [SectionRole: Shape]
  ) -> Diagnostic? {
    guard let original = site.knowledgeBase.original(of: number) else { return nil }
    let (translation, source) = (
      site.knowledgeBase.articles[number].article, site.knowledgeBase.articles[original].article
    )
    guard let own = translation.lastChange, let theirs = source.lastChange, own < theirs else { return nil }
    return Diagnostic(
      .warning, rule: "stale-translation", path: translation.file.path,
      at: translation.metadata.positions["updated"] ?? translation.metadata.positions["date"],
      "The original \(source.file.path) changed on \(theirs), this translation on \(own)",
      hint: hint(translation, shapes(number), source, shapes(original)),
      identity: "The original \(source.file.path) is newer")
  }

  private static func hint(
    _ translation: Article, _ own: [SectionRole: Shape], _ source: Article, _ theirs: [SectionRole: Shape]
  ) -> String {
    let roles = SectionRole.allCases.filter { theirs[$0] != nil }
    let missing = roles.filter { role in !translation.sections.contains { $0.role == role } }
    let differing = roles.filter { role in own[role].map { $0 != theirs[role] } == true }
    var parts: [String] = []
    if !missing.isEmpty { parts.append("missing here: \(titles(of: missing, in: source))") }
    if !differing.isEmpty { parts.append("with other commands or entities: \(titles(of: differing, in: source))") }
    let list =
      parts.isEmpty ? "No section differs in its commands and entities" : "Sections \(parts.joined(separator: "; "))"
    return list + ". Compare the texts, then set 'updated'."
  }

  private static func titles(of roles: [SectionRole], in article: Article) -> String {
    roles.map { role in article.sections.first { $0.role == role }.map { "'\($0.title)'" } ?? role.rawValue }
      .joined(separator: ", ")
  }
}
