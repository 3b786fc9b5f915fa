import Articles
import Diagnostics
import Entities

/// A knowledge base follows its files: what changed is linked anew, and what refers to it. The result is what linking everything
/// would give, but for the numbers.
///
/// The steps: settle which articles have a page → take out what goes → enter what comes → look up links again, of what is new and of
/// all that may lead there → bring the entities that are named in them up to date.
extension KnowledgeBase {
  /// What an update did.
  package struct Update: Sendable {
    /// Numbers of articles that are new, changed or gone.
    package var articles: Set<Int> = []
    /// These, and all whose place among the others may be another: what they lead to, who leads to them.
    package var neighbours: Set<Int> = []
    /// Findings about links that no longer count, and those that do now.
    package var gone: [Diagnostic] = []
    package var new: [Diagnostic] = []
    /// Files beside the articles that links led to, and that they lead to now, as paths of the site, once for each link.
    package var filesLeft: [String] = []
    package var filesShown: [String] = []
  }

  /// - Parameters:
  ///   - removed: source paths of articles that are gone or changed.
  ///   - inserted: articles that are new or changed.
  ///   - assets: files beside the articles that changed, by lower-case path; nil for one that is gone.
  package mutating func update(
    removing removed: Set<String>, inserting inserted: [ExtractedArticle], assets: [String: Asset?] = [:]
  ) -> Update {
    var update = Update()
    let moves = settle(removed.union(inserted.map(\.article.file.path)), inserted)
    for (path, asset) in assets { live?.assets[path] = asset }
    let dirty = dependents(of: moves, assets: assets.keys)
    note(dirty.union(moves.leaving), &update.gone, &update.filesLeft)
    let before = moves.leaving.map { ($0, sightings(of: $0)) }
    update.neighbours = withTargets(dirty.union(moves.leaving))
    takeOut(moves, dirty)
    let coming = enter(moves)
    lookUp(dirty.union(coming), new: Set(coming))
    note(dirty.union(coming), &update.new, &update.filesShown)
    update.articles = moves.leaving.union(coming)
    update.neighbours.formUnion(withTargets(dirty.union(coming)))
    update.neighbours.formUnion(refreshEntities(before: before, coming: coming))
    return update
  }

  private func withTargets(_ numbers: Set<Int>) -> Set<Int> {
    numbers.reduce(into: numbers) { $0.formUnion(Self.targets(of: $1, references[$1])) }
  }

  // MARK: - Who has a page

  /// Articles that leave their numbers, and those that come; of one address only the first in order is there.
  private struct Moves {
    var leaving: Set<Int> = []
    var coming: [ExtractedArticle] = []
  }

  private mutating func settle(_ removed: Set<String>, _ inserted: [ExtractedArticle]) -> Moves {
    var moves = Moves()
    var addresses: Set<String> = []
    for path in removed {
      guard let number = directory.number(ofFile: path) else { continue }
      moves.leaving.insert(number)
      addresses.insert(directory.permalinks[number].path)
    }
    // Few addresses, if any, are claimed twice.
    for (address, articles) in leftOut where articles.contains(where: { removed.contains($0.article.file.path) }) {
      leftOut[address] = articles.filter { !removed.contains($0.article.file.path) }
      addresses.insert(address)
    }
    var claims: [String: [ExtractedArticle]] = [:]
    for article in inserted { claims[ArticlePlace(article.article, site).permalink.path, default: []].append(article) }
    for address in addresses.union(claims.keys) { settle(claims[address] ?? [], at: address, &moves) }
    moves.coming.sort { $0.article.file.path < $1.article.file.path }
    return moves
  }

  /// Of those that claim an address the first in order gets it.
  private mutating func settle(_ articles: [ExtractedArticle], at address: String, _ moves: inout Moves) {
    var claims = articles + (leftOut.removeValue(forKey: address) ?? [])
    let owner = directory.byPermalink[address].flatMap { moves.leaving.contains($0) ? nil : $0 }
    if let owner { claims.append(extracted[owner]) }
    claims.sort { ($0.article.id, $0.article.file.path) < ($1.article.id, $1.article.file.path) }
    guard let first = claims.first else { return }
    if claims.count > 1 { leftOut[address] = Array(claims.dropFirst()) }
    if let owner {
      if first.article.file.path == directory.articles[owner].file.path { return }
      moves.leaving.insert(owner)
    }
    moves.coming.append(first)
  }

  /// An error about each article whose address another has.
  package var collisions: [Diagnostic] { leftOut.keys.flatMap { address in collisions(at: address) { _ in true } } }

  /// How many articles have no page because of that.
  package var collisionCount: Int { leftOut.values.reduce(0) { $0 + $1.count } }

  /// The errors about the article in one file.
  package func collisions(ofFile path: String) -> [Diagnostic] {
    leftOut.filter { $0.value.contains { $0.article.file.path == path } }
      .flatMap { address, _ in collisions(at: address) { $0.article.file.path == path } }
  }

  private func collisions(at address: String, of isWanted: (ExtractedArticle) -> Bool) -> [Diagnostic] {
    guard let owner = directory.byPermalink[address] else { return [] }
    return (leftOut[address] ?? []).filter(isWanted).map {
      ArticleDirectory.collision(of: $0.article, with: directory.articles[owner], at: address)
    }
  }

  // MARK: - Whose links may lead elsewhere

  private func dependents(of moves: Moves, assets: some Sequence<String>) -> Set<Int> {
    guard let live else { return [] }
    var keys: Set<LinkKey> = []
    for path in assets { keys.formUnion(LinkKey.all(ofAsset: path)) }
    let coming = Dictionary(moves.coming.map { ($0.article.file.path, $0.article) }, uniquingKeysWith: { $1 })
    var ids: (old: Set<String>, new: Set<String>) = ([], [])
    for number in moves.leaving {
      let old = directory.articles[number]
      ids.old.insert(old.id.lowercased())
      if let new = coming[old.file.path], ArticlePlace(new, site).permalink == directory.permalinks[number],
        new.leadsAsBefore(old)
      {
        continue
      }
      keys.formUnion(LinkKey.all(of: old, at: directory.permalinks[number]))
    }
    for article in moves.coming.map(\.article) {
      ids.new.insert(article.id.lowercased())
      let old = directory.number(ofFile: article.file.path)
      let place = ArticlePlace(article, site)
      if let old, directory.permalinks[old] == place.permalink, article.leadsAsBefore(directory.articles[old]) {
        continue
      }
      keys.formUnion(LinkKey.all(of: article, at: place.permalink))
    }
    return live.dependents(on: keys).union(ids.old == ids.new ? [] : live.lost).subtracting(moves.leaving)
  }

  private func note(_ numbers: Set<Int>, _ findings: inout [Diagnostic], _ files: inout [String]) {
    for number in numbers {
      findings += references[number].diagnostics
      for case .asset(let path, _, _) in references[number].targets { files.append(path) }
    }
  }

  // MARK: - Out and in

  private mutating func takeOut(_ moves: Moves, _ dirty: Set<Int>) {
    for number in dirty.union(moves.leaving) {
      disconnect(number)
      live?.remove(number)
    }
    for number in moves.leaving.sorted() {
      occurrences.remove(references[number].entities, of: number)
      productIndex.remove(number, directory.articles[number])
      tagIndex.remove(number, directory.articles[number])
      titles.remove(number)
      directory.remove(number)
      live?.free.append(number)
    }
  }

  /// - Returns: the numbers of those that came, an article that was there before with the number that it had.
  private mutating func enter(_ moves: Moves) -> [Int] {
    var free: [String: Int] = [:]
    for number in moves.leaving { free[directory.articles[number].file.path] = number }
    let known = moves.coming.map { free[$0.article.file.path] }
    live?.free.removeAll { number in known.contains(number) }
    return zip(moves.coming, known).map { article, number in
      let number = number ?? live?.free.popLast() ?? directory.articles.count
      directory.insert(article.article, ArticlePlace(article.article, site), as: number)
      enterTitle(number)
      if number == extracted.count {
        extracted.append(article)
        linkers.append([])
      } else {
        extracted[number] = article
      }
      for mention in article.mentions { _ = index.insert(mention.entity.page) }
      return number
    }
  }

  private mutating func enterTitle(_ number: Int) {
    let directory = directory
    let (title, rank) = (directory.articles[number].title, directory.rank(ofLanguage: directory.siteLanguages[number]))
    titles.insert(number) { other in
      let otherRank = directory.rank(ofLanguage: directory.siteLanguages[other])
      if otherRank != rank { return otherRank < rank }
      let otherTitle = directory.articles[other].title
      return otherTitle == title ? directory.order.precedes(other, number) : otherTitle < title
    }
  }

  // MARK: - Links

  private mutating func lookUp(_ numbers: Set<Int>, new: Set<Int>) {
    let found = lookedUp(numbers)
    for (number, references, keys) in found {
      if number == self.references.count {
        self.references.append(references)
      } else {
        self.references[number] = references
      }
      let isLost = isLost(number)
      live?.insert(number, keys: keys, isLost: isLost)
      guard new.contains(number) else { continue }
      occurrences.insert(references.entities, of: number, in: directory.order, pages: index.pages.count)
      productIndex.insert(number, of: directory, titles: titles)
      tagIndex.insert(number, of: directory, titles: titles)
    }
    for number in numbers.sorted() {
      connect(number)
      if number == articles.count {
        articles.append(linkedArticle(number))
      } else {
        articles[number] = linkedArticle(number)
      }
    }
  }

  /// In ascending order, so that new numbers come at the end. The resolver is gone when this returns: nothing is copied later.
  private func lookedUp(_ numbers: Set<Int>) -> [(number: Int, ArticleReferences, keys: [LinkKey])] {
    let resolver = resolver(live?.assets ?? AssetDirectory())
    return numbers.sorted().map { number in
      let references = ArticleReferences(
        of: number, extracted[number], directory: directory, resolver: resolver, index: index)
      return (number, references, linkKeys(of: number, resolver))
    }
  }

  // MARK: - Entities

  /// What an entity's record says of one article.
  private struct Sighting: Equatable {
    /// What the article's place in lists depends on.
    let place: [String]
    let isAbout: Bool
    let sentence: String
    let marked: Range<Int>
    let section: Int?
    let sources: [String]
  }

  private func sightings(of number: Int) -> [Int: Sighting] {
    let entities = references[number].entities
    let article = directory.articles[number]
    let place = [directory.siteLanguages[number], article.title, article.id, article.file.path]
    var sightings: [Int: Sighting] = [:]
    for (named, isAbout) in entities.about.map({ ($0, true) }) + entities.mentioned.map({ ($0, false) }) {
      let quote = extracted[number].mentions[named.quote]
      sightings[named.page] = Sighting(
        place: place, isAbout: isAbout, sentence: quote.sentence,
        marked: quote.marked, section: quote.section, sources: entities.sources[named.page] ?? [])
    }
    return sightings
  }

  /// Makes the records anew of those entities of which an article says something else than before.
  /// - Returns: the articles of entities that one article alone named, or names now.
  private mutating func refreshEntities(before: [(number: Int, [Int: Sighting])], coming: [Int]) -> Set<Int> {
    var (changed, alone): (Set<Int>, Set<Int>) = ([], [])
    /// By entity, how many more articles named it before.
    var fewer: [Int: Int] = [:]
    let old = Dictionary(before, uniquingKeysWith: { $1 })
    let new = Dictionary(coming.map { ($0, sightings(of: $0)) }, uniquingKeysWith: { $1 })
    for number in Set(old.keys).union(new.keys) {
      let (was, now) = (old[number] ?? [:], new[number] ?? [:])
      for entity in was.keys { fewer[entity, default: 0] += 1 }
      for entity in now.keys { fewer[entity, default: 0] -= 1 }
      changed.formUnion(was.keys.filter { now[$0] != was[$0] })
      changed.formUnion(now.keys.filter { was[$0] == nil })
    }
    for number in changed.sorted() {
      let count = occurrences.count(number)
      if min(count, count + fewer[number, default: 0]) <= 1 { alone.formUnion(occurrences.articles(number)) }
      if count == 0 {
        let path = entities[number].path
        live?.entityPaths[path] = nil
        index.remove(number)
        continue
      }
      let record = record(ofEntity: number)
      if number == entities.count { entities.append(record) } else { entities[number] = record }
      live?.entityPaths[record.path] = number
    }
    return alone
  }
}

extension Article {
  /// Whether links that led to the article before lead to the same places now.
  fileprivate func leadsAsBefore(_ old: Article) -> Bool {
    id == old.id && language == old.language && htmlAnchors == old.htmlAnchors
      && sections.elementsEqual(old.sections) { $0.anchor == $1.anchor && $0.slug == $1.slug }
  }
}
