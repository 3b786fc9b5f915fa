import CrossReferences
import Entities
import SiteBuild

/// The articles of a site that name what a text names: perhaps the new one is written already.
struct SharedArticles {
  private struct Shared {
    let path: String
    let title: String
    var score = 0.0
    var labels: [String] = []
  }

  private let articles: [Shared]

  /// Articles about an entity count twice, and entities that few articles name count more.
  init(_ entities: TextEntities, in knowledgeBase: KnowledgeBase) {
    var found: [Int: Shared] = [:]
    var seen: Set<Entity> = []
    for named in entities.named where seen.insert(named.entity.page).inserted {
      guard let linked = knowledgeBase.entities.first(where: { $0.entity == named.entity.page }) else { continue }
      let weight = 1 / Double(linked.about.count + linked.mentioned.count)
      for (list, factor) in [(linked.about, 2.0), (linked.mentioned, 1.0)] {
        for entry in list {
          let article = knowledgeBase.articles[entry.article].article
          var shared = found[entry.article] ?? Shared(path: article.file.path, title: article.title)
          shared.score += factor * (0.2 + weight)
          shared.labels.append((named.entity.kind == .event ? "event " : "") + linked.entity.label)
          found[entry.article] = shared
        }
      }
    }
    articles = found.values.sorted { ($1.score, $0.path) < ($0.score, $1.path) }
  }

  private static let limit = 10

  /// Nil where no article shares anything.
  var text: String? {
    guard !articles.isEmpty else { return nil }
    let lines = articles.prefix(Self.limit).map {
      "  \($0.path)  \($0.title)  (\($0.labels.prefix(5).joined(separator: ", ")))"
    }
    let rest = articles.count > Self.limit ? ["  and \(articles.count - Self.limit) more"] : []
    return (["Articles that name the same:"] + lines + rest).joined(separator: "\n")
  }
}
