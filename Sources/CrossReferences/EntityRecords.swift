import Articles
import Entities

/// Makes the record of each entity: its articles with a sentence, its providers, what it is seen with.
struct EntityRecords {
  let directory: ArticleDirectory
  let mentions: [[ArticleMention]]
  let index: EntityIndex
  let lists: [(about: [Int], mentioned: [Int])]
  let customKinds: [CustomKind]

  private static let seenWithLimit = 12
  /// Entities seen together are counted over this many articles at most, so that a common one costs no more.
  private static let countedArticles = 200

  /// In the order of `EntityIndex.pages`.
  func entities() -> [LinkedEntity] {
    var about: [[EntityArticle]] = Array(repeating: [], count: index.pages.count)
    var mentioned = about
    var providers: [[String: Providers]] = Array(repeating: [:], count: index.pages.count)
    for number in directory.articles.indices {
      let quotes = quotes(of: number)
      for page in lists[number].about { about[page].append(entityArticle(number, quotes[page])) }
      for page in lists[number].mentioned { mentioned[page].append(entityArticle(number, quotes[page])) }
      collectProviders(of: number, isAbout: Set(lists[number].about), quotes, into: &providers)
    }
    return index.pages.indices.map { page in
      LinkedEntity(
        entity: index.pages[page], path: path(of: index.pages[page]), about: sorted(about[page]),
        mentioned: sorted(mentioned[page]), providers: providerList(providers[page]),
        seenWith: seenWith(page, articles: (about[page] + mentioned[page]).prefix(Self.countedArticles).map(\.article)))
    }
  }

  /// Entities of one article that count: a list of all events there are says nothing, and would cost its square.
  private static let countedEntities = 100

  private func path(of entity: Entity) -> String { "\(entity.kind.folder)/\(Slug.fileName(entity.slug))/" }

  /// For each entity of an article the mention that has a sentence, else its first.
  private func quotes(of number: Int) -> [Int: ArticleMention] {
    var quotes: [Int: ArticleMention] = [:]
    for (mention, page) in zip(mentions[number], index.mentionPages[number]) {
      if quotes[page] == nil || (quotes[page]?.sentence.isEmpty == true && !mention.sentence.isEmpty) {
        quotes[page] = mention
      }
    }
    return quotes
  }

  private func entityArticle(_ number: Int, _ quote: ArticleMention?) -> EntityArticle {
    EntityArticle(
      article: number, sentence: quote?.sentence ?? "", marked: quote?.marked ?? 0..<0, section: quote?.section)
  }

  /// By title among the articles of a language; the languages in the site's order, which is that of the numbers.
  private func sorted(_ list: [EntityArticle]) -> [EntityArticle] {
    list.sorted { left, right in
      let (a, b) = (directory.siteLanguages[left.article], directory.siteLanguages[right.article])
      if a != b { return left.article < right.article }
      return (directory.articles[left.article].title, left.article) < (
        directory.articles[right.article].title, right.article
      )
    }
  }

  private struct Providers {
    var spelling: [String: Int] = [:]
    var about: [EntityArticle] = []
    var mentioned: [EntityArticle] = []
  }

  private func collectProviders(
    of number: Int, isAbout: Set<Int>, _ quotes: [Int: ArticleMention], into providers: inout [[String: Providers]]
  ) {
    var seen: Set<Entity> = []
    for (mention, page) in zip(mentions[number], index.mentionPages[number]) {
      guard let source = mention.source else { continue }
      let key = ProviderName.canonical(source)
      providers[page][key, default: Providers()].spelling[source, default: 0] += 1
      guard seen.insert(Entity(.event, "\(page) \(key)")).inserted else { continue }
      let entry = entityArticle(number, quotes[page])
      if isAbout.contains(page) {
        providers[page][key]?.about.append(entry)
      } else {
        providers[page][key]?.mentioned.append(entry)
      }
    }
  }

  private func providerList(_ providers: [String: Providers]) -> [EntityProvider] {
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
      for other in lists[article].about.prefix(Self.countedEntities) where other != page {
        counts[other, default: 0] += 2
      }
      for other in lists[article].mentioned.prefix(Self.countedEntities) where other != page {
        counts[other, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.seenWithLimit).map(\.key)
  }
}
