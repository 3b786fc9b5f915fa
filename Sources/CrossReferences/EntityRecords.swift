import Articles
import Entities

/// Makes the record of each entity: its articles with a sentence, its providers, what it is seen with.
struct EntityRecords: Sendable {
  let articles: [ExtractedArticle]
  let index: EntityIndex
  let entities: [ArticleEntities]
  let occurrences: EntityOccurrences
  /// For each article its place in the order by language and title.
  let titleRanks: [Int]

  private static let seenWithLimit = 12
  /// Entities seen together are counted over this many articles at most, so that a common one costs no more.
  private static let countedArticles = 200
  /// Entities of one article that count: a list of all events there are says nothing, and would cost its square.
  private static let countedEntities = 100

  /// - Parameter page: in `EntityIndex.pages`.
  func entity(_ page: Int) -> LinkedEntity {
    let entity = index.pages[page]
    let about = occurrences.about[page]
    let mentioned = occurrences.mentioned[page]
    return LinkedEntity(
      entity: entity, meanings: entity.meanings, path: "\(entity.kind.folder)/\(Slug.fileName(entity.slug))/",
      about: sorted(about.map(entityArticle)), mentioned: sorted(mentioned.map(entityArticle)),
      providers: entity.kind == .event ? providers(of: page) : [],
      seenWith: seenWith(page, articles: (about + mentioned).prefix(Self.countedArticles).map(\.article)))
  }

  private func entityArticle(_ occurrence: EntityOccurrences.Occurrence) -> EntityArticle {
    let quote = articles[occurrence.article].mentions[occurrence.quote]
    return EntityArticle(
      article: occurrence.article, sentence: quote.sentence, marked: quote.marked, section: quote.section)
  }

  private func sorted(_ list: [EntityArticle]) -> [EntityArticle] {
    list.sorted { titleRanks[$0.article] < titleRanks[$1.article] }
  }

  private struct Provider {
    var spelling: [String: Int] = [:]
    var about: [EntityArticle] = []
    var mentioned: [EntityArticle] = []
  }

  private func providers(of page: Int) -> [EntityProvider] {
    var providers: [String: Provider] = [:]
    for occurrence in occurrences.about[page] {
      for (key, spelling) in sources(of: page, in: occurrence.article) {
        providers[key, default: Provider()].about.append(entityArticle(occurrence))
        providers[key]?.spelling.merge(spelling, uniquingKeysWith: +)
      }
    }
    for occurrence in occurrences.mentioned[page] {
      for (key, spelling) in sources(of: page, in: occurrence.article) {
        providers[key, default: Provider()].mentioned.append(entityArticle(occurrence))
        providers[key]?.spelling.merge(spelling, uniquingKeysWith: +)
      }
    }
    return list(providers)
  }

  /// By canonical name, each with its spellings and how often they stand in the article.
  private func sources(of page: Int, in article: Int) -> [String: [String: Int]] {
    var sources: [String: [String: Int]] = [:]
    for source in entities[article].sources[page] ?? [] {
      sources[ProviderName.canonical(source), default: [:]][source, default: 0] += 1
    }
    return sources
  }

  private func list(_ providers: [String: Provider]) -> [EntityProvider] {
    var used: Set<String> = []
    return providers.sorted { $0.key < $1.key }.compactMap { key, provider in
      let slug = Slug.path(of: key)
      guard !slug.isEmpty, used.insert(slug).inserted else { return nil }
      // The spelling that most articles use, the shorter among equals: `Schannel`.
      let name =
        provider.spelling.min { ($1.value, $0.key.count, $0.key) < ($0.value, $1.key.count, $1.key) }?.key ?? key
      return EntityProvider(
        name: name, slug: slug, articles: sorted(provider.about) + sorted(provider.mentioned),
        aboutCount: provider.about.count)
    }
  }

  private func seenWith(_ page: Int, articles: [Int]) -> [Int] {
    var counts: [Int: Int] = [:]
    for article in articles {
      for other in entities[article].about.prefix(Self.countedEntities) where other.page != page {
        counts[other.page, default: 0] += 2
      }
      for other in entities[article].mentioned.prefix(Self.countedEntities) where other.page != page {
        counts[other.page, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.seenWithLimit).map(\.key)
  }
}
