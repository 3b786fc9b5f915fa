import Articles
import Entities

/// Makes the record of each entity: its articles with a sentence, its providers, what it is seen with.
extension KnowledgeBase {
  private static let seenWithLimit = 12
  /// Entities seen together are counted over this many articles at most, so that a common one costs no more.
  private static let countedArticles = 200
  /// Entities of one article that count: a list of all events there are says nothing, and would cost its square.
  private static let countedEntities = 100

  /// - Parameter page: in `EntityIndex.pages`.
  func record(ofEntity page: Int) -> LinkedEntity {
    let entity = index.pages[page]
    return LinkedEntity(
      entity: entity, meanings: entity.meanings, path: "\(entity.kind.folder)/\(Slug.fileName(entity.slug))/",
      about: sorted(occurrences.about[page]).map(entityArticle),
      mentioned: sorted(occurrences.mentioned[page]).map(entityArticle),
      providers: entity.kind == .event ? providers(of: page) : [])
  }

  private func entityArticle(_ occurrence: EntityOccurrences.Occurrence) -> EntityArticle {
    let quote = extracted[occurrence.article].mentions[occurrence.quote]
    return EntityArticle(
      article: occurrence.article, sentence: quote.sentence, marked: quote.marked, section: quote.section)
  }

  /// Occurrences are sorted, not what is shown of them: they are plain numbers, which move fast.
  private func sorted(_ list: [EntityOccurrences.Occurrence]) -> [EntityOccurrences.Occurrence] {
    let titles = titles
    return list.sorted { titles.precedes($0.article, $1.article) }
  }

  fileprivate struct Provider {
    var spelling: [String: Int] = [:]
    var about: [EntityOccurrences.Occurrence] = []
    var mentioned: [EntityOccurrences.Occurrence] = []
  }

  private func providers(of page: Int) -> [EntityProvider] {
    var providers: [String: Provider] = [:]
    for occurrence in occurrences.about[page] {
      for (key, spelling) in sources(of: page, in: occurrence.article) {
        providers[key, default: Provider()].about.append(occurrence)
        providers[key]?.spelling.merge(spelling, uniquingKeysWith: +)
      }
    }
    for occurrence in occurrences.mentioned[page] {
      for (key, spelling) in sources(of: page, in: occurrence.article) {
        providers[key, default: Provider()].mentioned.append(occurrence)
        providers[key]?.spelling.merge(spelling, uniquingKeysWith: +)
      }
    }
    return list(providers)
  }

  /// By canonical name, each with its spellings and how often they stand in the article.
  private func sources(of page: Int, in article: Int) -> [String: [String: Int]] {
    var sources: [String: [String: Int]] = [:]
    for source in references[article].entities.sources[page] ?? [] {
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
        name: name, slug: slug, articles: (sorted(provider.about) + sorted(provider.mentioned)).map(entityArticle),
        aboutCount: provider.about.count)
    }
  }

  /// Numbers of entities that stand in the same articles, most often first, at most 12.
  package func entities(seenWith page: Int) -> [Int] {
    let all = occurrences.about[page] + occurrences.mentioned[page]
    // Each time another entity is met, counted after sorting: most entities stand in few articles.
    var met: [Int] = []
    met.reserveCapacity(64)
    for occurrence in all.prefix(Self.countedArticles) {
      let entities = references[occurrence.article].entities
      for other in entities.about.prefix(Self.countedEntities) where other.page != page {
        // One that an article is about counts twice.
        met.append(other.page)
        met.append(other.page)
      }
      for other in entities.mentioned.prefix(Self.countedEntities) where other.page != page { met.append(other.page) }
    }
    met.sort()
    var counts: [(page: Int, count: Int, rank: Int)] = []
    counts.reserveCapacity(met.count)
    for page in met {
      if counts.last?.page == page {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((page, 1, index.order.rank(page)))
      }
    }
    counts.sort { ($1.count, $0.rank) < ($0.count, $1.rank) }
    return counts.prefix(Self.seenWithLimit).map(\.page)
  }
}
