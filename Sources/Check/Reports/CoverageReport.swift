import Articles
import CrossReferences

/// Articles per product and state, with the link rate.
enum CoverageReport {
  private struct Count {
    var states: [String: Int] = [:]
    var all = 0
    var linked = 0
    var reviewed = 0

    mutating func add(_ article: LinkedArticle, isLinked: Bool) {
      all += 1
      states[article.article.metadata.state?.rawValue ?? "", default: 0] += 1
      if isLinked { linked += 1 }
      if article.article.metadata.reviewed != nil { reviewed += 1 }
    }
  }

  static func table(of site: CheckedSite) -> ReportTable {
    let knowledgeBase = site.knowledgeBase
    var products: [Int?: Count] = [:]
    var total = Count()
    for (number, article) in knowledgeBase.articles.enumerated() {
      let isLinked = !knowledgeBase.backlinks(of: number).isEmpty
      total.add(article, isLinked: isLinked)
      for product in article.products.isEmpty ? [nil] : article.products.map(Optional.some) {
        products[product, default: Count()].add(article, isLinked: isLinked)
      }
    }
    let named = products.map {
      (name: $0.key.map { knowledgeBase.products[$0].name } ?? "(no product)", count: $0.value)
    }
    let ordered = named.sorted { ($1.count.all, $0.name) < ($0.count.all, $1.name) }
    return ReportTable(
      "Articles: \(knowledgeBase.articles.count), products: \(knowledgeBase.products.count); an article of several products counts in each",
      columns: ["product", "articles"] + Metadata.State.allCases.map(\.rawValue) + [
        "no_state", "reviewed", "linked_to",
      ],
      rows: (ordered + [("(all)", total)]).map { row($0.name, $0.count) })
  }

  private static func row(_ name: String, _ count: Count) -> [ReportTable.Value] {
    let states = Metadata.State.allCases.map { ReportTable.Value.number(count.states[$0.rawValue] ?? 0) }
    let part = { (number: Int) in ReportTable.Value.part(count.all == 0 ? 0 : Double(number) / Double(count.all)) }
    return [.text(name), .number(count.all)] + states
      + [.number(count.states[""] ?? 0), part(count.reviewed), part(count.linked)]
  }
}
