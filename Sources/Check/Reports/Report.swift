import Articles
import CrossReferences

/// The reports that a knowledge base gives about itself.
package enum Report: String, Sendable, CaseIterable {
  case coverage, duplicates, orphans, stale, entities

  /// What each says, for help texts.
  package var sentence: String {
    switch self {
    case .coverage: "articles per product and state, with the share of them that others link to"
    case .duplicates: "pairs of articles that say the same, with what they have in common"
    case .orphans: "articles that no other article leads to"
    case .stale: "articles by the day of their last review, the oldest first"
    case .entities: "entities that articles mention and none is about, the most mentioned first"
    }
  }

  /// - Parameter pairs: near-duplicates after the exact look.
  package func table(of site: CheckedSite, pairs: [DuplicateSearch.Pair]) -> ReportTable {
    switch self {
    case .coverage: CoverageReport.table(of: site)
    case .duplicates: ArticleReports.duplicates(in: site, pairs)
    case .orphans: ArticleReports.orphans(in: site)
    case .stale: ArticleReports.stale(in: site)
    case .entities: EntityReports.unexplained(in: site.knowledgeBase)
    }
  }
}
