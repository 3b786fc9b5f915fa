import Articles

/// The articles of a site to their order by title, their products and their tags.
package struct LinkedTopics: Sendable {
  let titles: RankedOrder
  let products: TopicIndex
  let tags: TopicIndex

  package init(_ linker: Linker) {
    titles = Self.titles(linker.directory)
    products = TopicIndex(.products, directory: linker.directory, titles: titles)
    tags = TopicIndex(.tags, directory: linker.directory, titles: titles)
  }

  private static func titles(_ directory: ArticleDirectory) -> RankedOrder {
    let languages = directory.siteLanguages.map { directory.rank(ofLanguage: $0) }
    return RankedOrder(
      directory.articles.indices.sorted { left, right in
        if languages[left] != languages[right] { return languages[left] < languages[right] }
        return (directory.articles[left].title, left) < (directory.articles[right].title, right)
      })
  }
}
