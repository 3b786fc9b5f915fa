import Articles
import CrossReferences

/// Reports whose rows are articles: near-duplicates, orphans, and those that nobody read again for long.
enum ArticleReports {
  static func duplicates(in site: CheckedSite, _ pairs: [DuplicateSearch.Pair]) -> ReportTable {
    let alike = pairs.sorted { ($1.similarity, $0.second, $0.first) < ($0.similarity, $1.second, $1.first) }
    let articles = site.knowledgeBase.articles
    return ReportTable(
      "\(alike.count) pairs of articles have at least half of their text in common (three at most for each article)",
      columns: ["overlap", "path", "other", "shared_entities"],
      rows: alike.map { pair in
        let (one, other) = (articles[pair.second], articles[pair.first])
        return [
          .part(pair.similarity), .text(one.article.file.path), .text(other.article.file.path),
          .text(NearDuplicate.sharedEntities(one, other, site).joined(separator: ", ")),
        ]
      })
  }

  static func orphans(in site: CheckedSite) -> ReportTable {
    let numbers = site.knowledgeBase.articles.indices.filter { Orphan.isOrphan($0, in: site.knowledgeBase) }
    let count = site.knowledgeBase.articles.count
    return ReportTable(
      "\(numbers.count) of \(count) articles are reached neither by a link nor through an entity",
      columns: ["path", "title", "products", "last_change"],
      rows: numbers.map { number in
        let article = site.knowledgeBase.articles[number].article
        return [
          .text(article.file.path), .text(article.title), .text(article.products.joined(separator: ", ")),
          .text(article.lastChange?.description ?? ""),
        ]
      })
  }

  /// Archived articles need no review.
  static func stale(in site: CheckedSite) -> ReportTable {
    let articles = site.knowledgeBase.articles.map(\.article).filter {
      $0.metadata.state != .archived && !$0.metadata.positions.isEmpty
    }
    let dated = articles.sorted { left, right in
      let (a, b) = (day(of: left), day(of: right))
      if a != b { return a.map { a in b.map { a < $0 } ?? false } ?? true }
      return left.file.path < right.file.path
    }
    let overdue = articles.count { $0.metadata.reviewBy.map { $0 < site.today } == true }
    return ReportTable(
      "\(articles.count { $0.metadata.reviewed == nil }) of \(articles.count) articles were never reviewed, \(overdue) \(overdue == 1 ? "is" : "are") overdue on \(site.today)",
      columns: ["last_review", "last_change", "review_by", "days_overdue", "owner", "path"],
      rows: dated.map { article in
        let late = article.metadata.reviewBy.map { max(0, site.today.days(since: $0)) } ?? 0
        return [
          .text(article.metadata.reviewed?.description ?? ""), .text(article.lastChange?.description ?? ""),
          .text(article.metadata.reviewBy?.description ?? ""), .number(late), .text(article.metadata.owner ?? ""),
          .text(article.file.path),
        ]
      })
  }

  /// The last day on which somebody answered for it.
  private static func day(of article: Article) -> CalendarDate? {
    article.metadata.reviewed ?? article.metadata.updated ?? article.metadata.date
  }
}
