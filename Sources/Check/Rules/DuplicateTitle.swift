import Articles
import Diagnostics

/// CB1311: An article's title is its own among those of its language.
enum DuplicateTitle {
  static func findings(in site: CheckedSite) -> [Diagnostic] {
    var groups: [String: [Int]] = [:]
    // Tables of contents that Microsoft Learn keeps beside articles.
    func isContents(_ path: String) -> Bool { path.split(separator: "/").last?.lowercased() == "toc.md" }
    for (number, linked) in site.knowledgeBase.articles.enumerated() where !isContents(linked.article.file.path) {
      let title = linked.article.title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      groups[linked.siteLanguage + " " + title, default: []].append(number)
    }
    return groups.values.filter { $0.count > 1 }.flatMap { group in
      group.map { number in
        let article = site.knowledgeBase.articles[number].article
        let other = site.knowledgeBase.articles[group[group[0] == number ? 1 : 0]].article
        let more = group.count > 2 ? " and \(group.count - 2) more" : ""
        return Diagnostic(
          .warning, rule: "duplicate-title", path: article.file.path,
          at: article.metadata.positions["title"] ?? .init(line: 1, column: 1),
          "The title '\(article.title)' is also that of \(other.file.path)\(more)",
          hint: "Say in the title what sets this article apart: the product, the code, the condition.")
      }
    }
  }
}
