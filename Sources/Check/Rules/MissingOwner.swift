import Articles
import Diagnostics

/// CB1503: An article has an owner, where articles have owners.
enum MissingOwner {
  /// Texts without front matter are parts of others or notes beside the articles.
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let metadata = article.article.metadata
    guard metadata.owner == nil, !metadata.positions.isEmpty, metadata.state != .archived,
      article.site.traits.keepsOwners
    else { return [] }
    return [
      article.finding(
        "owner-missing", key: "owner", "The article has no owner",
        hint: "Write 'owner: team or person' in the front matter.")
    ]
  }
}
